import { LANGUAGES } from '#domain';
import { renderCallScript, type CallScript, type Step } from '#telephony';
import fc from 'fast-check';
import type { CallView } from './call-view.js';
import * as official from './official-scripts.js';
import * as resident from './resident-scripts.js';
import { VOICE_TEXTS } from './texts/all-texts.js';
import { urlsAt } from './voice-urls.js';

const CALL = '00000000-0000-4000-8000-000000000001';
const LEG = '00000000-0000-4000-8000-000000000002';
const url = urlsAt('https://batline.example');
const NOW = Date.parse('2026-11-24T08:00:00Z');

const view = (over: Partial<CallView> = {}): CallView => ({
  callId: CALL,
  caseId: '00000000-0000-4000-8000-000000000003',
  state: 'waiting',
  language: 'fi',
  number: '+358401234567',
  callable: true,
  takesTexts: true,
  textable: true,
  trackingCode: 'KX74-PD2M-9',
  codeTold: false,
  caseIs: 'waiting',
  owner: null,
  before: 0,
  queuedAt: NOW,
  topSince: null,
  waitsMs: [20_000, 40_000, 60_000],
  dueAt: NOW + 4 * 3_600_000,
  promisedBy: null,
  conference: null,
  now: NOW,
  timeZone: 'Europe/Helsinki',
  ...over,
});

const anyView = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    number: fc.constantFrom(null, '+358401234567', '+35893101691'),
    callable: fc.boolean(),
    takesTexts: fc.boolean(),
    textable: fc.boolean(),
    codeTold: fc.boolean(),
    caseIs: fc.constantFrom('waiting' as const, 'held' as const, 'closed' as const),
    owner: fc.option(
      fc.record({ personId: fc.constant('p'), name: fc.constant('Aino Testi'), hasPhone: fc.boolean(), since: fc.constant(NOW) }),
    ),
    before: fc.nat(300),
    topSince: fc.option(fc.constant(NOW)),
    dueAt: fc.option(fc.integer({ min: NOW, max: NOW + 9 * 86_400_000 })),
    now: fc.integer({ min: NOW, max: NOW + 300_000 }),
  })
  .map(view);

/** Every script that a resident can be given. */
const scriptsOf = (of: CallView): Record<string, CallScript> => ({
  greeting: resident.greeting(of.callId, url),
  offer: resident.offerToContinue(of, url),
  code: resident.askCode(of, url),
  again: resident.askCode(of, url, true),
  joined: resident.afterCode(of, 'the-only-one', url),
  joinedOne: resident.afterCode(of, { trackingCode: 'MB3H-7TQ2-X', openedAt: of.now }, url),
  enter: resident.enterQueue(of, url),
  waiting: resident.waiting(of, url),
  nobody: resident.nobodyCame(of, url),
  message: resident.leaveMessage(of, url),
  promised: resident.goodbye(of, 'promised'),
  kept: resident.goodbye(of, 'voicemail'),
  nothing: resident.goodbye(of, 'nothing'),
  talked: resident.goodbye(of, 'talked'),
  blocked: resident.turnedAway(),
  meet: official.meet(of.callId, 'resident', url),
});

const routeOf = (target: string): string => new URL(target).pathname.split('/').at(-1) ?? '';
const said = (script: CallScript): string =>
  script
    .flatMap((step) =>
      step.step === 'say' ? [step.text] : step.step === 'ask' ? step.prompts.map((p) => (p.step === 'say' ? p.text : '')) : [],
    )
    .join(' ');

describe('what a resident hears', () => {
  it('has a next step after silence at every question, and an end after everything', () => {
    fc.assert(
      fc.property(anyView, (of) => {
        for (const [name, script] of Object.entries(scriptsOf(of))) {
          // The waiting script is asked for again by the provider for as long as they wait.
          const asks =
            name === 'waiting' ? [] : script.flatMap((step, index) => (step.step === 'ask' || step.step === 'record' ? [index] : []));
          for (const index of asks) expect(script[index + 1]?.step).toBe('go');
          const last = script.at(-1) as Step;
          expect(name === 'waiting' ? ['ask', 'leaveQueue'] : ['go', 'hangUp']).toContain(last.step);
        }
      }),
    );
  });

  /** Where silence leads: the last `go` of what is asked for. */
  const afterSilence: Record<string, string> = {
    greeting: 'continue',
    offer: 'enter',
    code: 'enter',
    again: 'enter',
    joined: 'enter',
    enter: 'nobody',
    nobody: 'voicemail',
    message: 'recorded',
  };
  const scriptAt: Record<string, string> = {
    continue: 'offer',
    enter: 'enter',
    nobody: 'nobody',
    voicemail: 'message',
    recorded: 'promised',
  };

  it('without pressing anything they come to an end, and hear nothing twice', () => {
    for (const language of LANGUAGES) {
      const scripts = scriptsOf(view({ language }));
      const seen: string[] = [];
      for (let name: string | undefined = 'greeting'; name !== undefined;) {
        expect(seen).not.toContain(name);
        seen.push(name);
        const last: Step | undefined = scripts[name]?.at(-1);
        if (last?.step === 'hangUp') break;
        const next: string = last?.step === 'go' ? routeOf(last.url) : '';
        expect(next).toBe(afterSilence[name]);
        name = scriptAt[next];
      }
      expect(seen).toEqual(['greeting', 'offer', 'enter', 'nobody', 'message', 'promised']);
    }
  });

  it('the same words are said about a code, whoever asks', () => {
    for (const number of [null, '+358401234567', '+35893101691'])
      expect(said(resident.askCode(view({ number }), url))).toBe(VOICE_TEXTS.fi.enterCode);
  });

  it.each([
    ['next in line', {}, 'Olet jonossa seuraavana.'],
    ['behind others', { before: 7 }, 'Edelläsi on 7 soittajaa.'],
    ['how long', { now: NOW + 70_000 }, 'Viimeistään 2 minuutin kuluttua'],
    ['how long, at the end', { topSince: NOW + 60_000, now: NOW + 70_000 }, 'Viimeistään minuutin kuluttua'],
    ['the owner is rung', { caseIs: 'held', owner: { personId: 'p', name: 'Aino Testi', hasPhone: true, since: NOW } }, 'Aino Testi'],
    ['a code for those whom no text reaches', { textable: false }, 'K, X, 7, 4. P, D, 2, M. 9'],
  ] as [string, Partial<CallView>, string][])('while waiting: %s', (_name, over, words) =>
    expect(said(resident.waiting(view(over), url))).toContain(words),
  );

  it('waiting is told of at least every twenty seconds', () => {
    const [ask] = resident.waiting(view(), url);
    const paused = ask?.step === 'ask' ? ask.prompts.reduce((sum, prompt) => sum + (prompt.step === 'pause' ? prompt.seconds : 0), 0) : 99;
    // Some nine seconds of speech.
    expect(paused).toBeLessThanOrEqual(10);
  });

  it('the code is read aloud once while waiting, and only where no text message comes', () => {
    expect(said(resident.waiting(view({ textable: false, codeTold: true }), url))).not.toContain('K, X');
    expect(said(resident.waiting(view(), url))).not.toContain('K, X');
    expect(said(resident.goodbye(view({ textable: false, codeTold: true }), 'promised'))).toContain('K, X');
  });

  it.each(LANGUAGES)('whom the line does not call back is promised no call, no text and nothing to press for one (%s)', (language) => {
    const abroad = view({ language, number: '+12025550123', callable: false, takesTexts: false, textable: false });
    const texts = VOICE_TEXTS[language];
    const nobody = resident.nobodyCame(abroad, url);
    expect(nobody.map(({ step }) => step)).toEqual(['say', 'say', 'go']);
    expect(said(nobody)).toContain(texts.noCallback);
    expect(said(resident.waiting(abroad, url))).toContain(texts.whatNext(3, false));
    expect(said(resident.waiting(abroad, url))).not.toContain(texts.keepsPlace);
    expect(said(resident.offerToContinue(abroad, url))).not.toContain(texts.continueOffer);
    expect(said(resident.goodbye(abroad, 'nothing'))).toContain(texts.outOfReachKept);
    expect(said(resident.goodbye(abroad, 'voicemail'))).not.toContain(texts.codeByText);
  });

  it('who hides their number may give one, and is not promised a call to nowhere', () => {
    const hidden = view({ number: null, callable: false, takesTexts: false, textable: false });
    expect(said(resident.nobodyCame(hidden, url))).toContain(VOICE_TEXTS.fi.offerCallbackToNumber);
    expect(said(resident.waiting(hidden, url))).not.toContain(VOICE_TEXTS.fi.keepsPlace);
  });

  it.each([
    [{ digits: '1', words: null }, 'fi'],
    [{ digits: '2', words: null }, 'sv'],
    [{ digits: '3', words: null }, 'en'],
    [{ digits: '7', words: null }, null],
    [{ digits: null, words: 'På svenska, tack' }, 'sv'],
    [{ digits: null, words: 'ruotsiksi' }, 'sv'],
    [{ digits: null, words: 'englanniksi kiitos' }, 'en'],
    [{ digits: null, words: 'English please' }, 'en'],
    [{ digits: null, words: 'suomeksi' }, 'fi'],
    [{ digits: null, words: 'moi' }, null],
    [{ digits: null, words: null }, null],
  ])('language of %j: %s', (answer, language) => expect(resident.languageOfAnswer(answer)).toBe(language));

  it('promises a time in every language', () => {
    const times = { fi: 'tänään kello 14', sv: 'i dag klockan 14', en: 'today at 2 p.m.' };
    for (const language of LANGUAGES) {
      expect(said(resident.nobodyCame(view({ language }), url))).toContain(times[language]);
      expect(said(resident.goodbye(view({ language, promisedBy: NOW + 4 * 3_600_000 }), 'promised'))).toContain(times[language]);
    }
  });
});

describe('what somebody of the city hears', () => {
  const leg = (over: Partial<official.LegView> = {}): official.LegView => ({
    legId: LEG,
    role: 'ring',
    language: 'fi',
    asker: 'Aino Testi',
    ...over,
  });

  it('a machine presses nothing and is hung up on', () => {
    for (const role of official.LEG_ROLES)
      for (const language of LANGUAGES)
        expect(official.offerToAnswer(leg({ role, language }), url).map(({ step }) => step)).toEqual(['ask', 'hangUp']);
  });

  it('the whisper tells who, where and what so far', () => {
    const script = official.whisperAndConnect(
      leg(),
      CALL,
      { callerSpeaks: 'sv', village: 'Kallio', contacts: 3, firstWords: 'Katuvalo on pimeä', trackingCode: 'KX74-PD2M-9' },
      url,
    );
    for (const words of ['ruotsi', 'Kallio', '3 kertaa', 'Katuvalo on pimeä', 'K, X, 7, 4']) expect(said(script)).toContain(words);
    expect(script.find(({ step }) => step === 'connectQueue')).toMatchObject({ queue: `q-${CALL}` });
  });

  it('only the owner’s leaving ends a conference', () => {
    const joins = (['resident', 'owner', 'assistant'] as const).map((as) => official.meet(CALL, as, url)[0]);
    expect(joins.map((step) => step?.step === 'joinConference' && step.endOnExit)).toEqual([false, true, false]);
  });
});

it('everything renders, and no document comes near the limit', () => {
  fc.assert(
    fc.property(anyView, (of) => {
      for (const script of Object.values(scriptsOf(of))) expect(renderCallScript(script).length).toBeLessThan(16_000);
    }),
    { numRuns: 30 },
  );
});

it('every language says the same things: no text is missing, and none is another language’s', () => {
  for (const [key, text] of Object.entries(VOICE_TEXTS.fi)) {
    const [fi, sv, en] = LANGUAGES.map((language) => VOICE_TEXTS[language][key as keyof typeof VOICE_TEXTS.fi]);
    expect([typeof sv, typeof en]).toEqual([typeof text, typeof text]);
    if (typeof fi === 'string') expect(new Set([fi, sv, en]).size).toBe(3);
  }
});
