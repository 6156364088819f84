import type { PolicySnapshot } from '#domain';
import { parsePolicies } from './file/policy-file.js';
import { loadPolicies } from './load-policies.js';
import { Policies } from './policies.service.js';
import { snapshotHash } from './snapshot-hash.js';

const HOUR = 3_600_000;
const clocks = { first_answer: 'P3D', next_answer: 'P2D', resolve: 'P60D', resident: 'P10D', verdict: 'P10D' };
const policy = (id: string, match: object, calendar: string) => ({ id, match, calendar, clocks, ladder: [{ tell: 'mayor', wait: 'P1D' }] });

function policies(): Policies {
  const parsed = parsePolicies(
    JSON.stringify({
      version: 1,
      policies: [
        policy('chat-ideas', { kinds: ['idea'], channels: ['chat'] }, 'a'),
        policy('ideas', { kinds: ['idea'] }, 'b'),
        policy('live', { channels: ['chat', 'voice'] }, '24/7'),
        policy('rest', {}, 'a'),
      ],
      calendars: {
        a: { timeZone: 'Europe/Helsinki', week: { mon: [['08:00', '16:00']] } },
        b: { timeZone: 'Europe/Helsinki', week: { mon: [['08:00', '15:00']] } },
      },
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return new Policies(parsed.file);
}

const stored = (snapshot: PolicySnapshot) => JSON.parse(JSON.stringify(snapshot)) as PolicySnapshot;

describe('Policies', () => {
  it.each([
    [{ kind: 'idea', channel: 'chat' }, 'chat-ideas'],
    [{ kind: 'idea', channel: 'sms' }, 'ideas'],
    [{ kind: 'question', channel: 'chat' }, 'live'],
    [{ channel: 'voice' }, 'live'],
    [{ channel: 'web_form' }, 'rest'],
    [{ kind: 'problem', channel: 'web_form' }, 'rest'],
  ] as const)('%j is served by %s: the first that matches', (contact, id) => {
    expect(policies().choose(contact).policy.id).toBe(id);
  });

  it('a snapshot holds its calendar, and lives through storage unchanged', () => {
    const chosen = policies().choose({ channel: 'sms' });
    expect(chosen.calendar).toEqual({ timeZone: 'Europe/Helsinki', week: { mon: [['08:00', '16:00']] }, closed: [], open: [] });
    expect(stored(chosen)).toEqual(chosen);
    expect(policies().choose({ channel: 'voice' }).calendar).toBeNull();
  });

  it('equal calendars are one, however the snapshot was come by; different ones are not', () => {
    const all = policies();
    const rest = all.choose({ channel: 'sms' });
    expect(all.calendarOf(stored(rest))).toBe(all.calendarOf(rest));
    expect(all.calendarOf(all.choose({ kind: 'idea', channel: 'chat' }))).toBe(all.calendarOf(rest));
    expect(all.calendarOf(all.choose({ kind: 'idea', channel: 'sms' })).dayMs).toBe(7 * HOUR);
    expect(all.calendarOf(rest).dayMs).toBe(8 * HOUR);
    expect(all.calendarOf(all.choose({ channel: 'voice' })).id).toBe('24/7');
  });

  it('a case keeps its hours when the calendar of that name is edited', () => {
    const all = policies();
    const rest = all.choose({ channel: 'sms' });
    const before = { ...rest, calendar: { ...rest.calendar!, week: { mon: [['08:00', '12:00'] as const] } } };
    expect(all.calendarOf(rest).dayMs).toBe(8 * HOUR);
    expect(all.calendarOf(before).dayMs).toBe(4 * HOUR);
  });

  it('hashes content, whatever the order of its keys', () => {
    const all = policies();
    const rest = all.choose({ channel: 'sms' });
    const reordered = { calendar: stored(rest).calendar, policy: Object.fromEntries(Object.entries(stored(rest).policy).reverse()) };
    expect(all.snapshotHash(rest)).toMatch(/^[0-9a-f]{64}$/);
    expect(snapshotHash(reordered as unknown as PolicySnapshot)).toBe(all.snapshotHash(rest));
    expect(snapshotHash({ ...rest, calendar: null })).not.toBe(all.snapshotHash(rest));
    expect(all.snapshotHash(all.choose({ channel: 'voice' }))).not.toBe(all.snapshotHash(rest));
  });
});

describe('the policies that the line starts with (domain.md §4)', () => {
  it.each(['chat', 'voice', 'sms', 'whatsapp', 'walk_in', 'web_form', 'open311'] as const)('serve %s', (channel) => {
    const { policy: chosen, calendar } = loadPolicies('config/policies.json').choose({ channel });
    expect(chosen.live?.ladder.map(({ tell, wait }) => [tell, wait])).toEqual([
      ['duty', 'PT20S'],
      ['duty_all', 'PT40S'],
      ['mayor', 'PT60S'],
    ]);
    expect(chosen.ladder.map(({ tell, wait }) => [tell, wait])).toEqual([
      ['duty', 'PT4H'],
      ['duty_all', 'P1D'],
      ['mayor', 'P1D'],
    ]);
    expect(chosen.clocks).toMatchObject({ first_answer: 'P3D', next_answer: 'P2D', resolve: 'P60D', verdict: 'P10D', resident: 'P10D' });
    expect(calendar).toMatchObject({ timeZone: 'Europe/Helsinki', holidays: 'FI' });
  });
});
