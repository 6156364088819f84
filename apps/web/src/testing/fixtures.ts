import type { CasePhone, CaseSummary, FullCase, Me, MyCase, PhoneBlock, PublicCase, PublicLine, StaffPerson } from '#contracts';
import type { PolicySnapshot } from '#domain';

/** Answers of the server as the pages' tests need them; a unit test holds them against the contracts' schemas. Never shipped. */
const HOUR = 3_600_000;
export const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
export const ahead = (hours: number): string => ago(-hours);
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const waitingCase: PublicCase = {
  trackingCode: 'KX74-PD2M-H',
  state: 'waiting',
  level: 0,
  openedAt: ago(0.1),
  channel: 'chat',
  kind: 'problem',
  answerable: { role: 'duty' },
  clocks: [{ kind: 'take', dueAt: ahead(4) }],
  timeline: [{ at: ago(0.1), type: 'case.opened' }],
};

export const ownedCase: PublicCase = {
  ...waitingCase,
  state: 'owned',
  level: 1,
  openedAt: ago(30),
  answerable: { role: 'owner', name: 'Maija Mäkelä' },
  clocks: [
    { kind: 'take', dueAt: ago(24), breachedAt: ago(24) },
    { kind: 'first_answer', dueAt: ahead(18.1) },
    { kind: 'resolve', dueAt: ahead(240) },
  ],
  timeline: [
    { at: ago(30), type: 'case.opened' },
    { at: ago(24), type: 'clock.breached', clock: 'take', level: 1 },
    { at: ago(20), type: 'case.taken', name: 'Maija Mäkelä' },
    { at: ago(19), type: 'promise.made', dueAt: ahead(240) },
  ],
};

export const myCase: MyCase = {
  ...ownedCase,
  seq: 9,
  messages: [
    {
      id: uuid(1),
      seq: 1,
      at: ago(30),
      kind: 'resident',
      from: { role: 'resident' },
      text: 'Koulun piha on ollut pimeä kaksi viikkoa. Lamput eivät pala, ja lapset kulkevat pihan läpi aamuisin.',
    },
    {
      id: uuid(2),
      seq: 5,
      at: ago(19),
      kind: 'message',
      from: { role: 'owner', name: 'Maija Mäkelä' },
      text: 'Kiitos, kun kerroit. Selvitän tänään, miksi valot eivät pala, ja kerron sinulle heti.',
    },
  ],
  may: { write: true, verdict: false, withdraw: true },
  reads: [{ at: ago(10), name: 'Petri Salo', reason: 'Sama vika on ilmoitettu viereiseltä koululta.' }],
};

export const answeredCase: MyCase = {
  ...myCase,
  state: 'answered',
  clocks: [{ kind: 'verdict', dueAt: ahead(24 * 13) }],
  messages: [
    ...myCase.messages,
    {
      id: uuid(3),
      seq: 8,
      at: ago(1),
      kind: 'answer',
      from: { role: 'owner', name: 'Maija Mäkelä' },
      text: 'Lamput vaihdettiin tänään. Piha on valaistu huomisaamusta alkaen.',
    },
  ],
  answer: { outcome: 'solved' },
  may: { write: true, verdict: true, withdraw: true },
};

export const me: Me = {
  username: 'maija',
  name: 'Maija Mäkelä',
  roles: ['official'],
  duties: { sectors: ['urban_environment'], topics: ['streets_traffic'], villages: ['Kallio'], languages: ['fi', 'sv'] },
  onDuty: true,
  csrfToken: 'csrf',
  notices: [
    { id: uuid(70), at: ago(0.2), type: 'offer.made', caseId: uuid(11), trackingCode: 'KX74-PD2M-H' },
    { id: uuid(71), at: ago(3), type: 'clock.warned', caseId: uuid(12), trackingCode: 'KX74-PD2M-H', seenAt: ago(2) },
  ],
};
export const mayor: Me = { ...me, username: 'pormestari', name: 'Pirkko Pormestari', roles: ['mayor'] };
export const administrator: Me = {
  ...me,
  username: 'yllapito',
  name: 'Yrjö Ylläpito',
  roles: ['administrator'],
  notices: [],
  onDuty: false,
};

const base = {
  state: 'waiting',
  level: 0,
  channel: 'chat',
  kind: 'problem',
  language: 'fi',
  openedAt: ago(30),
  escalated: false,
  live: false,
  readable: true,
  seq: 3,
} as const;
const maija = { username: 'maija', name: 'Maija Mäkelä' };
const eero = { username: 'eero', name: 'Eero Virtanen' };

export const summaries: CaseSummary[] = [
  {
    ...base,
    id: uuid(11),
    trackingCode: 'KX74-PD2M-H',
    title: 'Koulun piha on pimeä',
    village: 'Kallio',
    live: true,
    nearestClock: { kind: 'take', dueAt: ahead(18.09), startedAt: ago(2), breached: false },
  },
  {
    ...base,
    id: uuid(12),
    trackingCode: 'M2R9-TA7C-6',
    title: 'Lumet auraamatta Pihlajatiellä, ja bussi ei pääse ylös mäkeä ollenkaan aamuisin ennen yhdeksää',
    village: 'Haaga',
    language: 'sv',
    nearestClock: { kind: 'take', dueAt: ahead(1.59), startedAt: ago(20), breached: false },
  },
  {
    ...base,
    id: uuid(13),
    trackingCode: 'B8P1-QX7C-3',
    title: 'Päiväkotipaikka: ei vastausta',
    state: 'owned',
    village: 'Malmi',
    owner: eero,
    escalated: true,
    level: 2,
    nearestClock: { kind: 'first_answer', dueAt: ago(4), startedAt: ago(80), breached: true },
  },
  {
    ...base,
    id: uuid(14),
    trackingCode: 'D4N7-WE2K-N',
    title: 'D4N7-WE2K-N',
    state: 'awaiting_resident',
    readable: false,
    owner: eero,
    nearestClock: { kind: 'resident', dueAt: ahead(100), startedAt: ago(1), breached: false, pausedAt: ago(1) },
  },
];

export const waitingFull: FullCase = {
  id: uuid(11),
  trackingCode: 'KX74-PD2M-H',
  seq: 3,
  title: 'Koulun piha on pimeä',
  state: 'waiting',
  level: 0,
  topLevel: 2,
  channel: 'chat',
  kind: 'problem',
  language: 'fi',
  live: true,
  village: 'Kallio',
  topic: 'streets_traffic',
  openedAt: ago(2),
  answerable: { role: 'duty' },
  escalated: false,
  clocks: [
    { kind: 'take', round: 1, startedAt: ago(2), dueAt: ahead(18.09), warnAt: ahead(12) },
    { kind: 'first_answer', round: 1, startedAt: ago(2), dueAt: ahead(70) },
  ],
  messages: [
    {
      id: uuid(21),
      seq: 1,
      at: ago(2),
      kind: 'resident',
      visibility: 'public',
      from: { role: 'resident' },
      text: 'Koulun piha on ollut pimeä kaksi viikkoa. Lamput eivät pala.',
    },
  ],
  timeline: waitingCase.timeline,
  journal: [
    {
      seq: 1,
      at: ago(2),
      type: 'case.opened',
      actor: { type: 'resident' },
      data: {},
      prevHash: '0'.repeat(64),
      hash: 'a3f1'.repeat(16),
    },
  ],
  offers: [],
  assists: [],
  suggestions: [],
  directives: [],
  restricted: false,
  reads: [],
  may: ['take', 'classify', 'mark_duplicate'],
};

export const ownedFull: FullCase = {
  ...waitingFull,
  state: 'owned',
  live: false,
  owner: { ...maija, since: ago(1) },
  answerable: { role: 'owner', name: maija.name },
  escalated: true,
  level: 1,
  sector: 'urban_environment',
  clocks: [
    { kind: 'take', round: 1, startedAt: ago(30), dueAt: ago(24), breachedAt: ago(24) },
    { kind: 'first_answer', round: 1, startedAt: ago(30), dueAt: ahead(6) },
    { kind: 'resolve', round: 1, startedAt: ago(1), dueAt: ahead(240) },
  ],
  messages: [
    ...waitingFull.messages,
    {
      id: uuid(22),
      seq: 5,
      at: ago(0.9),
      kind: 'message',
      visibility: 'public',
      from: { role: 'owner', ...maija },
      text: 'Hei! Selvitän tämän tänään.',
    },
    {
      id: uuid(23),
      seq: 6,
      at: ago(0.5),
      kind: 'note',
      visibility: 'note',
      from: { role: 'owner', ...maija },
      text: 'Sähköurakoitsija: soita ennen kolmea.',
    },
  ],
  timeline: ownedCase.timeline,
  offers: [{ id: uuid(31), kind: 'handover', to: eero, by: maija, at: ago(0.4), dueAt: ahead(8), reason: 'Tunnet koulun.' }],
  assists: [{ id: uuid(32), to: eero, by: maija, at: ago(0.4) }],
  suggestions: [{ at: ago(0.3), by: eero, topic: 'schools_daycare' }],
  directives: [{ at: ago(0.2), sector: 'urban_environment', dueAt: ahead(48), text: 'Valot kuntoon viikon loppuun mennessä.' }],
  resident: { name: 'Anna Asukas', phone: '+358 40 123 4567', email: 'anna@example.org' },
  reads: myCase.reads,
  may: [
    'message',
    'note',
    'question',
    'answer',
    'promise',
    'classify',
    'no_matter',
    'non_public',
    'release',
    'offer_handover',
    'ask_assist',
    'mark_duplicate',
  ],
};

/** Offered to the signed-in person by somebody else. */
export const offeredFull: FullCase = {
  ...ownedFull,
  owner: { ...eero, since: ago(1) },
  answerable: { role: 'owner', name: eero.name },
  offers: [{ id: uuid(33), kind: 'handover', to: maija, by: eero, at: ago(0.4), dueAt: ahead(8), reason: 'Tunnet koulun paremmin.' }],
  resident: undefined,
  may: ['accept_offer', 'decline_offer', 'note'],
};

export const colleagues = {
  items: [
    { ...eero, roles: ['official' as const], onDuty: true },
    { username: 'petri', name: 'Petri Salo', roles: ['official' as const], onDuty: false },
  ],
};

export const people: StaffPerson[] = [
  { username: 'maija', name: 'Maija Mäkelä', roles: ['official'], duties: me.duties, onDuty: true, phone: '+358401234567' },
  {
    username: 'leena',
    name: 'Leena Lahti',
    roles: ['host'],
    duties: { sectors: [], topics: [], villages: ['Malmi'], languages: ['fi'] },
    onDuty: false,
    disabledAt: ago(100),
  },
];

const PATHS = ['app', 'push'] as const;
export const policies: PolicySnapshot[] = [
  {
    policy: {
      id: 'default',
      match: {},
      calendar: 'office',
      clocks: {
        first_answer: 'P3D',
        next_answer: 'P2D',
        resolve: 'P30D',
        resident: 'P10D',
        verdict: 'P14D',
        offer: 'P1D',
        summons: 'P1D',
        directive: 'P5D',
      },
      reminders: { resident: ['P4D', 'P8D'] },
      warnAt: 0.75,
      ladder: [
        { tell: 'duty', wait: 'PT4H', paths: PATHS },
        { tell: 'duty_all', wait: 'P1D', paths: PATHS },
        { tell: 'mayor', wait: 'P1D', paths: ['app', 'sms'] },
      ],
      live: {
        ladder: [
          { tell: 'duty', wait: 'PT20S', paths: PATHS },
          { tell: 'mayor', wait: 'PT1M', paths: PATHS },
        ],
      },
      quietRepeat: 'PT1H',
    },
    calendar: {
      timeZone: 'Europe/Helsinki',
      week: {
        mon: [['08:00', '16:00']],
        tue: [['08:00', '16:00']],
        wed: [['08:00', '16:00']],
        thu: [['08:00', '16:00']],
        fri: [['08:00', '15:00']],
      },
      holidays: 'FI',
      closed: ['2026-12-24'],
      open: [],
    },
  },
];

export const tokens = {
  items: [
    { id: uuid(51), label: 'Raportti', createdAt: ago(400), expiresAt: ahead(900), lastUsedAt: ago(5) },
    { id: uuid(52), label: 'Vanha', createdAt: ago(4000), expiresAt: ago(900) },
  ],
};

/** Somebody waits on the line. */
export const waitingCall: FullCase = { ...waitingFull, title: 'Puhelu', channel: 'voice', openedAt: ago(0.012), messages: [] };
export const waitingCaller: CaseSummary = {
  ...base,
  id: uuid(15),
  trackingCode: 'N5T2-VB8D-K',
  title: 'Puhelu',
  channel: 'voice',
  live: true,
  openedAt: ago(0.012),
};
const noActs = { call: false, hold: false, bringIn: false, end: false, block: false };
export const waitingPhone: CasePhone = {
  line: '+35893101691',
  calls: [{ id: uuid(81), direction: 'incoming', state: 'waiting', startedAt: ago(0.012) }],
  recordings: [],
  deliveries: [],
  may: noActs,
};

/** Somebody called, left a message, was promised a call back; a text did not arrive. */
export const promisedPhone: CasePhone = {
  line: '+35893101691',
  calls: [
    {
      id: uuid(82),
      direction: 'incoming',
      state: 'ended',
      startedAt: ago(3),
      endedAt: ago(2.95),
      endedHow: 'voicemail',
      promisedBy: ahead(2),
    },
    {
      id: uuid(83),
      direction: 'callback',
      state: 'ended',
      startedAt: ago(1),
      endedAt: ago(0.99),
      endedHow: 'not_reached',
      official: maija,
    },
  ],
  recordings: [
    {
      id: uuid(84),
      callId: uuid(82),
      state: 'kept',
      at: ago(2.95),
      seconds: 42,
      deleteAfter: ahead(24 * 90),
      transcript: 'Hei, täällä Anna. Koulun piha on taas pimeä.',
    },
  ],
  deliveries: [{ id: uuid(85), channel: 'sms', messageId: uuid(22), state: 'undelivered', at: ago(0.8), reason: 'unreachable' }],
  may: { ...noActs, call: true, block: true },
};

/** The owner talks with the resident. */
export const talkingPhone: CasePhone = {
  ...promisedPhone,
  calls: [
    ...promisedPhone.calls,
    { id: uuid(86), direction: 'callback', state: 'talking', startedAt: ago(0.06), connectedAt: ago(0.05), official: maija },
  ],
  may: { ...noActs, hold: true, bringIn: true, end: true },
};

export const line: PublicLine = {
  number: '+35893101691',
  texts: false,
  open: true,
  blocked: { numbers: 2, refused: 14 },
};

export const blocks: PhoneBlock[] = [
  {
    id: uuid(91),
    ending: '67',
    reasonCode: 'nuisance',
    reason: 'Soittaa kymmeniä kertoja päivässä ja sulkee puhelimen.',
    by: maija,
    from: ago(200),
    until: ahead(500),
    refused: 14,
  },
  {
    id: uuid(92),
    ending: '01',
    reasonCode: 'automated',
    reason: 'Kone soittaa.',
    by: eero,
    from: ago(900),
    until: ahead(20),
    liftedAt: ago(100),
    refused: 0,
  },
];
