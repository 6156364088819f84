import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** The account of a line that nobody answers for. */
export const BENCH_LINE = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'b'.repeat(32),
  TWILIO_BASE_URL: 'http://127.0.0.1:1',
  PHONE_NUMBER: '+358931000000',
};

/** Sends webhooks as the provider does, over connections that stay open. */
export class WebhookClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  /** @returns the document @throws for anything but 200 and 204 */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const signed = Object.keys(fields).sort().map((name) => name + fields[name]).join(''); // prettier-ignore
    const url = `http://127.0.0.1:${this.port}${path}`;
    const signature = createHmac('sha1', BENCH_LINE.TWILIO_AUTH_TOKEN).update(url + signed).digest('base64'); // prettier-ignore
    return new Promise((resolve, reject) => {
      const asked = request(
        url,
        {
          method: 'POST',
          agent: this.agent,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => {
            if (response.statusCode === 200 || response.statusCode === 204) resolve(text);
            else reject(new Error(`${path} was answered ${response.statusCode}: ${text}`));
          });
        },
      );
      asked.on('error', reject);
      asked.end(new URLSearchParams(fields).toString());
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
