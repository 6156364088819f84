import { randomUUID } from 'node:crypto';
import { api, outcome, post, shift } from './harness.js';

describe('a calendar of one`s own', () => {
  const fetched = async (url: string) => api.call(undefined, 'GET', new URL(url).pathname + new URL(url).search);
  const lines = (text: string, name: string) => text.split('\r\n').filter((line) => line.startsWith(`${name}:`));

  it('holds one`s shifts under the same names, cancelled ones as cancelled, and nobody else`s', async () => {
    const key = randomUUID();
    const { body } = await post('aino', '/me/calendar-feed', {}, key);
    expect((await post('aino', '/me/calendar-feed', {}, key)).body).toEqual(body);
    const kept = await shift({ room: 'Kallio', channels: ['voice'], languages: ['sv'] });
    const gone = await shift({ startsAt: '2026-11-18T12:00:00Z', endsAt: '2026-11-18T16:00:00Z' });
    await shift({ person: 'eero' });
    await post('yllapito', `/roster/shifts/${gone.id}/cancel`, { version: 1 });
    const answer = await fetched(body.url);
    expect(answer.headers['content-type']).toMatch(/^text\/calendar/);
    const text = answer.body as string;
    expect(lines(text, 'UID')).toEqual([`UID:${kept.id}@batline`, `UID:${gone.id}@batline`]);
    expect(lines(text, 'DTSTART')).toEqual(['DTSTART:20261116T120000Z', 'DTSTART:20261118T120000Z']);
    expect(lines(text, 'STATUS')).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
    expect(lines(text, 'SEQUENCE')).toEqual(['SEQUENCE:1', 'SEQUENCE:2']);
    expect(lines(text, 'LOCATION')).toEqual(['LOCATION:Kallio']);
    expect(lines(text, 'SUMMARY')).toEqual(['SUMMARY:Päivystysvuoro', 'SUMMARY:Päivystysvuoro']);
    expect(lines((await fetched(`${body.url}?language=sv`)).body as string, 'SUMMARY')[0]).toBe('SUMMARY:Jourpass');
  });

  it('a new address ends the old one; without one, or with another`s, there is nothing', async () => {
    const { body: old } = await post('aino', '/me/calendar-feed');
    const { body: fresh } = await post('aino', '/me/calendar-feed');
    expect(fresh.url).not.toBe(old.url);
    expect(outcome(await fetched(old.url))).toBe('404 not-found');
    expect((await fetched(fresh.url)).status).toBe(200);
    expect(await api.sql(`SELECT 1 FROM idempotency_key WHERE answer::text LIKE '%' || $1 || '%'`, [fresh.url.slice(-40, -4)])).toEqual([]);
    await api.sql(`UPDATE person SET disabled_at = batline_now() WHERE username = 'aino'`);
    expect(outcome(await fetched(fresh.url))).toBe('404 not-found');
    await api.sql(`UPDATE person SET disabled_at = NULL WHERE username = 'aino'`);
    expect((await post('aino', '/me/calendar-feed/stop')).body).toEqual({ createdAt: null });
    for (const url of [fresh.url, `${fresh.url.slice(0, -8)}A.ics`, 'http://x/api/v1/calendars/x.ics', 'http://x/api/v1/calendars/%00.ics'])
      expect(outcome(await fetched(url))).toBe('404 not-found');
  });
});
