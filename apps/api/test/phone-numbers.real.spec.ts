import { startTestApi, type TestApi } from '#testing/api';

describe('the number that a resident leaves', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await api.person('aino', ['official']);
  });
  afterAll(() => api.close());

  it.each([
    ['040 123 4567', '+358401234567'],
    ['+46 (0)70-123 45 67', '+46701234567'],
  ])('%s is kept as %s, so that it can be called', async (phone, kept) => {
    await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Soittakaa minulle', phone });
    const { id } = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0];
    const taken = await api.call('aino', 'POST', `/cases/${id}/take`, {});
    expect(taken.body.resident).toEqual({ phone: kept });
  });

  it('is one contact, however often it is sent', async () => {
    const key = { 'idempotency-key': 'a-key-of-a-contact-that-is-long-enough' };
    const contact = { channel: 'web_form', text: 'Soittakaa', phone: '040 123 4567' };
    const answers = [1, 2].map(() => api.call(undefined, 'POST', '/contacts', contact, key));
    const [one, two] = await Promise.all(answers);
    expect(two?.body).toEqual(one?.body);
    expect(one?.status).toBe(201);
  });
});
