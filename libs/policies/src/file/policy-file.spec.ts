import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parsePolicies } from './policy-file.js';

/** A good file of known lines; every bad one below differs in what is replaced. */
const GOOD = `{
  "version": 1,
  "policies": [
    {
      "id": "ideas",
      "match": { "kinds": ["idea"] },
      "calendar": "24/7",
      "clocks": { "first_answer": "P3D", "next_answer": "P2D", "resolve": "P60D", "resident": "P10D", "verdict": "P10D" },
      "ladder": [{ "tell": "mayor", "wait": "P1D" }]
    },
    {
      "id": "rest",
      "match": {},
      "calendar": "office",
      "clocks": { "first_answer": "P3D", "next_answer": "P2D", "resolve": "P60D", "resident": "P10D", "verdict": "P10D" },
      "reminders": { "resident": ["P4D", "P8D"] },
      "warnAt": 0.5,
      "live": { "ladder": [{ "tell": "mayor", "wait": "PT20S" }] },
      "ladder": [
        { "tell": "duty", "wait": "PT4H", "paths": ["app"] },
        { "tell": "mayor", "wait": "P1D" }
      ]
    }
  ],
  "calendars": {
    "office": {
      "timeZone": "Europe/Helsinki",
      "week": {
        "mon": [["08:00", "12:00"], ["13:00", "16:00"]],
        "tue": [["00:00", "24:00"]]
      },
      "closed": ["2026-12-31"],
      "open": [{ "date": "2026-12-24", "spans": [["10:00", "12:00"]] }]
    }
  }
}
`;

const errorsOf = (text: string) => {
  const parsed = parsePolicies(text);
  return parsed.ok ? [] : parsed.errors.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

/** [what is replaced, by what, the errors that are then told] */
type Bad = [from: string | RegExp, to: string, ...errors: string[]];

const NOT_DURATION = 'not a duration such as "P3D" or "PT20S": days, hours, minutes and seconds, more than nothing and at most ten years';
const NOT_ID = 'not an id: a letter or digit, then up to 63 letters, digits, spaces, dots, underscores or hyphens';
const MIDNIGHT = 'a span must end after it begins; write one that goes over midnight as two, the first to "24:00"';
const OVERLAP = 'the spans of a day must be in order and must not overlap';
const CLOSING = 'not a time from "00:00" to "24:00"';
const ZONE = 'not a time zone of the IANA list such as "Europe/Helsinki"';

const TEXT: Bad[] = [
  [/^[^]*$/, '', '1:1 the file is empty'],
  ['"version": 1,', '"version": 1, // one', '2:17 comments are not allowed in JSON'],
  ['"version": 1,', '"version": 1, /* one */', '2:17 comments are not allowed in JSON'],
  ['["app"] },', '["app",] },', '20:59 a comma before a closing bracket'],
  ['"closed": ["2026-12-31"],', '"closed": ["2026-12-31"]', '33:7 not JSON: comma expected'],
  ['"office": {', "'office': {", '26:5 not JSON: invalid symbol'],
  [/\n {2}}\n}\n$/, '\n  }\n', '36:1 not JSON: close brace expected'],
  [/$/, '{}', '37:1 not JSON: end of file expected'],
  ['"id": "rest",', '"id": "rest", "id": "rest",', '12:21 the key "id" stands twice in one object'],
  ['"tue": [["00', '"mon": [["00', '30:9 the key "mon" stands twice in one object'],
];

const SHAPE: Bad[] = [
  [/^[^]*$/, '[]', '1:1 must be an object'],
  [/^[^]*$/, '{}', '1:1 version: must be 1', '1:1 policies: is missing'],
  ['"version": 1', '"version": 2', '2:14 version: must be 1'],
  ['"version": 1', '"version": "1"', '2:14 version: must be 1'],
  ['"version": 1', '"version": 1, "policy": []', '2:17 unknown key "policy"'],
  ['"id": "rest",', '"id": "rest", "owner": "x",', '12:21 policies[1]: unknown key "owner"'],
  ['"id": "rest",', '', '11:5 policies[1].id: is missing'],
  ['"id": "rest",', '"id": "",', `12:13 policies[1].id: ${NOT_ID}`],
  ['"id": "rest",', '"id": 7,', '12:13 policies[1].id: must be a text'],
  ['"match": {},', '"match": { "kind": ["idea"] },', '13:18 policies[1].match: unknown key "kind"'],
  ['["idea"]', '["idea", "wish"]', '6:36 policies[0].match.kinds[1]: must be "question" or "problem" or "idea" or "comment"'],
  ['["idea"]', '[]', '6:27 policies[0].match.kinds: an empty list matches nothing'],
  ['"first_answer": "P3D", ', '', '8:17 policies[0].clocks.first_answer: is missing'],
  ['"first_answer": "P3D"', '"first_answer": "P1M"', `8:35 policies[0].clocks.first_answer: ${NOT_DURATION}`],
  [
    '"first_answer": "P3D"',
    '"take": "P3D", "first_answer": "P0D"',
    '8:19 policies[0].clocks: unknown key "take"',
    `8:50 policies[0].clocks.first_answer: ${NOT_DURATION}`,
  ],
  ['"resolve": "P60D"', '"resolve": "P20000D"', `8:75 policies[0].clocks.resolve: ${NOT_DURATION}`],
  ['"warnAt": 0.5', '"warnAt": 0', '17:17 policies[1].warnAt: must be greater than 0'],
  ['"warnAt": 0.5', '"warnAt": 1', '17:17 policies[1].warnAt: must be less than 1'],
  ['"warnAt": 0.5', '"warnAt": "50 %"', '17:17 policies[1].warnAt: must be a number'],
  ['"tell": "duty"', '"tell": "boss"', '20:19 policies[1].ladder[0].tell: must be "duty" or "duty_all" or "mayor"'],
  ['"wait": "PT4H"', '"wait": "-PT4H"', `20:35 policies[1].ladder[0].wait: ${NOT_DURATION}`],
  ['"wait": "PT4H", ', '', '20:9 policies[1].ladder[0].wait: is missing'],
  ['["app"]', '["fax"]', '20:53 policies[1].ladder[0].paths[0]: must be "app" or "push" or "sms" or "call" or "email"'],
  ['["app"]', '[]', '20:52 policies[1].ladder[0].paths: needs at least 1'],
  [/"ladder": \[\n[^]*?\n {6}\]/, '"ladder": []', '19:17 policies[1].ladder: a ladder needs at least one rung'],
  ['"live": { "ladder": [{ "tell": "mayor", "wait": "PT20S" }] }', '"live": []', '18:15 policies[1].live: must be an object'],
  [/"policies": \[\n[^]*?\n {2}\]/, '"policies": []', '3:15 policies: there must be at least one policy'],
  ['"office": {', '"24/7": { }, "office": {', `26:5 calendars: "24/7": ${NOT_ID}`],
  ['Europe/Helsinki', 'Europe/Helsinky', `27:19 calendars.office.timeZone: ${ZONE}`],
  ['Europe/Helsinki', '+02:00', `27:19 calendars.office.timeZone: ${ZONE}`],
  ['"mon": [', '"monday": [', '29:9 calendars.office.week: unknown key "monday"'],
  ['["08:00", "12:00"]', '["8:00", "12:00"]', '29:18 calendars.office.week.mon[0][0]: not a time from "00:00" to "23:59"'],
  ['["08:00", "12:00"]', '["24:00", "24:00"]', '29:18 calendars.office.week.mon[0][0]: not a time from "00:00" to "23:59"'],
  ['["08:00", "12:00"]', '["08:00", "25:00"]', `29:27 calendars.office.week.mon[0][1]: ${CLOSING}`],
  ['["08:00", "12:00"]', '["08:00", "24:30"]', `29:27 calendars.office.week.mon[0][1]: ${CLOSING}`],
  ['["08:00", "12:00"]', '["08:00"]', '29:17 calendars.office.week.mon[0]: needs at least 2'],
  ['["08:00", "12:00"]', '"08:00-12:00"', '29:17 calendars.office.week.mon[0]: must be a pair of times such as ["08:00", "16:00"]'],
  ['["08:00", "12:00"]', '["12:00", "12:00"]', `29:17 calendars.office.week.mon[0]: ${MIDNIGHT}`],
  ['["08:00", "12:00"]', '["22:00", "06:00"]', `29:17 calendars.office.week.mon[0]: ${MIDNIGHT}`],
  ['["08:00", "12:00"]', '["08:00", "13:01"]', `29:16 calendars.office.week.mon: ${OVERLAP}`],
  ['["08:00", "12:00"]', '["17:00", "18:00"]', `29:16 calendars.office.week.mon: ${OVERLAP}`],
  [/"week": \{[^]*?\n {6}\}/, '"week": { "mon": [] }', '28:15 calendars.office.week: the week has no working time'],
  ['"closed": [', '"holidays": "SE", "closed": [', '32:19 calendars.office.holidays: must be "FI"'],
  ['2026-12-31', '2026-02-29', '32:18 calendars.office.closed[0]: not a date such as "2026-12-24"'],
  ['2026-12-31', '31.12.2026', '32:18 calendars.office.closed[0]: not a date such as "2026-12-24"'],
  ['"date": "2026-12-24"', '"date": "2026-13-01"', '33:26 calendars.office.open[0].date: not a date such as "2026-12-24"'],
];

const RULES: Bad[] = [
  ['"match": {}', '"match": { "channels": ["chat"] }', '13:16 policies[1].match: the last policy must match everything: {}'],
  ['"match": { "kinds": ["idea"] }', '"match": {}', '13:16 policies[1].match: is never reached: the policies before it match all of this'],
  ['"id": "rest"', '"id": "ideas"', '12:13 policies[1].id: there is another policy "ideas" before'],
  ['"calendar": "office"', '"calendar": "helsinki"', '14:19 policies[1].calendar: there is no calendar "helsinki"'],
  ['"calendar": "office"', '"calendar": "constructor"', '14:19 policies[1].calendar: there is no calendar "constructor"'],
  [
    '{ "tell": "mayor", "wait": "P1D" }\n ',
    '{ "tell": "duty_all", "wait": "P1D" }\n ',
    '21:19 policies[1].ladder[1].tell: the last rung must tell "mayor"',
  ],
  [
    '"tell": "mayor", "wait": "PT20S"',
    '"tell": "duty", "wait": "PT20S"',
    '18:38 policies[1].live.ladder[0].tell: the last rung must tell "mayor"',
  ],
  [
    '{ "tell": "mayor", "wait": "PT20S" }',
    '{ "tell": "duty", "wait": "PT1S" }, { "tell": "duty", "wait": "PT1S" }, { "tell": "mayor", "wait": "PT20S" }',
    '18:27 policies[1].live.ladder: must not be longer than "ladder", which serves the case afterwards at the level it has reached',
  ],
  ['["P4D", "P8D"]', '["P4D", "P10D"]', '16:42 policies[1].reminders.resident[1]: must be shorter than the "resident" clock'],
  // Of this office's two kinds of day, equally common, the longer counts: ten of its days are 240 hours.
  ['["P4D", "P8D"]', '["PT239H"]', ...[]],
  ['["P4D", "P8D"]', '["PT240H"]', '16:35 policies[1].reminders.resident[0]: must be shorter than the "resident" clock'],
  ['["P4D", "P8D"]', '["P8D", "P4D"]', '16:42 policies[1].reminders.resident[1]: must be later than the reminder before it'],
  ['["P4D", "P8D"]', '["P4D", "P4D"]', '16:42 policies[1].reminders.resident[1]: must be later than the reminder before it'],
  ['["2026-12-31"]', '["2026-12-31", "2026-12-31"]', '32:32 calendars.office.closed[1]: 2026-12-31 stands twice among "closed" and "open"'],
  ['["2026-12-31"]', '["2026-12-24"]', '33:26 calendars.office.open[0].date: 2026-12-24 stands twice among "closed" and "open"'],
];

describe('parsePolicies', () => {
  it('accepts the good file of these tests', () => expect(errorsOf(GOOD)).toEqual([]));

  describe.each(Object.entries({ TEXT, SHAPE, RULES }))('%s', (_, table) => {
    it.each(table)('%s → %s', (from, to, ...errors) => {
      const bad = GOOD.replace(from, () => to);
      expect(bad).not.toBe(GOOD);
      expect(errorsOf(bad)).toEqual(errors);
    });
  });

  it('tells a policy that several others together leave nothing', () => {
    const before = `{ "id": "a", "match": { "channels": ["chat", "voice"] }, ${common()} }, { "id": "b", "match": { "channels": ["sms"] }, ${common()} },`;
    const shadowed = `{ "id": "c", "match": { "channels": ["sms", "chat"], "kinds": ["idea"] }, ${common()} },`;
    const text = `{ "version": 1, "policies": [${before}\n${shadowed}\n{ "id": "d", "match": {}, ${common()} }] }`;
    expect(errorsOf(text)).toEqual(['2:23 policies[2].match: is never reached: the policies before it match all of this']);
  });

  it('a policy of every kind still leaves contacts without a kind', () => {
    const every = `{ "id": "a", "match": { "kinds": ["question", "problem", "idea", "comment"] }, ${common()} }`;
    expect(errorsOf(`{ "version": 1, "policies": [${every}, { "id": "b", "match": {}, ${common()} }] }`)).toEqual([]);
    expect(errorsOf(`{ "version": 1, "policies": [${every}] }`)).toEqual([
      '1:52 policies[0].match: the last policy must match everything: {}',
    ]);
  });

  it('tells all errors at once, sorted by line, none hidden by another', () => {
    const bad = GOOD.replace('"version": 1', '"version": 3')
      .replace('"calendar": "office"', '"calendar": "offic"')
      .replace('"wait": "PT4H"', '"wait": "4 h"')
      .replace('{ "tell": "mayor", "wait": "P1D" }\n ', '{ "tell": "duty", "wait": "P1D" }\n ')
      .replace('"08:00"', '"8"')
      .replace('2026-12-31', '2026-12-24');
    expect(errorsOf(bad)).toEqual([
      '2:14 version: must be 1',
      '14:19 policies[1].calendar: there is no calendar "offic"',
      `20:35 policies[1].ladder[0].wait: ${NOT_DURATION}`,
      '21:19 policies[1].ladder[1].tell: the last rung must tell "mayor"',
      '29:18 calendars.office.week.mon[0][0]: not a time from "00:00" to "23:59"',
      '33:26 calendars.office.open[0].date: 2026-12-24 stands twice among "closed" and "open"',
    ]);
  });

  it('counts lines with any line ending, and reads over a byte order mark', () => {
    const bad = GOOD.replace('2026-12-31', 'x');
    const expected = ['32:18 calendars.office.closed[0]: not a date such as "2026-12-24"'];
    expect(errorsOf(bad.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(errorsOf(`\uFEFF${bad}`)).toEqual(expected);
  });

  it('fills in the defaults', () => {
    const parsed = parsePolicies(GOOD);
    if (!parsed.ok) throw new Error('the good file is bad');
    const [ideas, rest] = parsed.file.policies;
    expect(ideas).toEqual({
      id: 'ideas',
      match: { kinds: ['idea'] },
      calendar: '24/7',
      clocks: {
        ...{ first_answer: 'P3D', next_answer: 'P2D', resolve: 'P60D', resident: 'P10D', verdict: 'P10D' },
        ...{ offer: 'P1D', summons: 'P1D', directive: 'P5D' },
      },
      reminders: { resident: ['P4D', 'P8D'] },
      warnAt: 0.75,
      ladder: [{ tell: 'mayor', wait: 'P1D', paths: ['app', 'push'] }],
      quietRepeat: 'PT1H',
    });
    expect(rest!.live).toEqual({ ladder: [{ tell: 'mayor', wait: 'PT20S', paths: ['app', 'push'] }] });
    expect(Object.isFrozen(rest!.live!.ladder[0]!.paths)).toBe(true);
  });

  it('leaves out usual reminders that a short resident clock has no room for', () => {
    const parsed = parsePolicies(GOOD.replace('"resident": "P10D"', '"resident": "P5D"'));
    expect(parsed.ok && parsed.file.policies[0]!.reminders).toEqual({ resident: ['P4D'] });
  });

  it('accepts the policies that the line starts with', () => expect(errorsOf(readFileSync('config/policies.json', 'utf8'))).toEqual([]));
});

function common(): string {
  const clocks = '{ "first_answer": "P3D", "next_answer": "P2D", "resolve": "P60D", "resident": "P10D", "verdict": "P10D" }';
  return `"calendar": "24/7", "clocks": ${clocks}, "ladder": [{ "tell": "mayor", "wait": "P1D" }]`;
}

describe('parsePolicies on anything', () => {
  const anything = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('"24:00"', '"P1D"', '"mayor"', 'null', '-1', '[]', '{}', '{"__proto__": 1}', ',', '}', ''),
  );
  const places = [...GOOD.matchAll(/"[^"]*"|[{}[\],]|\d+(?:\.\d+)?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

  it('never throws, and points into the file', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: places.length - 1 }), anything), { minLength: 1, maxLength: 3 }), (edits) => {
        let text = GOOD;
        for (const [place, value] of [...edits].sort(([a], [b]) => b - a)) {
          text = text.slice(0, places[place]!.start) + value + text.slice(places[place]!.end);
        }
        const parsed = parsePolicies(text);
        if (parsed.ok) return;
        const lines = text.split('\n');
        expect(parsed.errors).not.toHaveLength(0);
        for (const { line, column, message } of parsed.errors) {
          expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
          expect(message).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 1500 },
    ));
});
