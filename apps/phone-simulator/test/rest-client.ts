/** A plain client of the REST API, so that these tests need no other room. */
export class RestClient {
  constructor(
    private readonly simulator: { url: string; accountSid: string; authToken: string },
    private readonly credentials = `${simulator.accountSid}:${simulator.authToken}`,
  ) {}

  async ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    fields: Record<string, string | readonly string[]> = {},
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, String(each));
    const address = path.startsWith('/') ? path : `/2010-04-01/Accounts/${this.simulator.accountSid}/${path}`;
    const query = method === 'GET' && form.size > 0 ? `?${form}` : '';
    const answer = await fetch(this.simulator.url + address + query, {
      method,
      headers: { authorization: `Basic ${Buffer.from(this.credentials).toString('base64')}` },
      ...(method === 'POST' && { body: form }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: answer.headers };
  }

  post(path: string, fields: Record<string, string | readonly string[]>) {
    return this.ask('POST', path, fields);
  }

  get(path: string, query: Record<string, string> = {}) {
    return this.ask('GET', path, query);
  }
}
