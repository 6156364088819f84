import type { Stage } from './stage.js';
import { LINE } from './stage.js';
import { response, say } from './toy-line.js';

interface Contact {
  readonly sid: string;
  readonly from: string;
  state: 'ringing' | 'answered' | 'left';
  by?: string;
  outcome?: string;
  readonly legs: { sid: string; to: string }[];
}

const XML_AMP = '&amp;';

/**
 * A small accountability line: everybody on duty is rung, the first who presses 1 answers for it, whoever is not answered leaves
 * a voicemail or is promised a call. Every contact ends in exactly one outcome.
 */
export class ToyCity {
  readonly contacts = new Map<string, Contact>();
  readonly outcomes: string[] = [];
  private work: Promise<unknown>[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly officials: readonly string[],
    private readonly patienceSeconds = 45,
  ) {
    this.voice();
    this.duty();
    this.callback();
  }

  /** What it still does beside the webhooks. */
  get isBusy(): boolean {
    return this.work.length > 0;
  }

  private voice(): void {
    const { program } = this.stage;
    program.on('/voice', () =>
      response(
        say('Tervetuloa.'),
        `<Gather input="dtmf speech" numDigits="1" timeout="4" action="/language">${say('Suomeksi paina yksi.')}</Gather>`,
        '<Redirect>/enqueue?lang=fi</Redirect>',
      ),
    );
    program.on('/language', ({ Digits, SpeechResult }) =>
      response(`<Redirect>/enqueue?lang=${Digits === '2' || SpeechResult === 'svenska' ? 'sv' : 'fi'}${XML_AMP}asked=1</Redirect>`),
    );
    program.on('/enqueue', ({ CallSid, From }) => {
      const contact: Contact = { sid: CallSid!, from: From!, state: 'ringing', legs: [] };
      this.contacts.set(contact.sid, contact);
      this.later(this.ringAll(contact));
      return response(`<Enqueue waitUrl="/wait" action="/left">q-${contact.sid}</Enqueue>`);
    });
    program.on('/wait', ({ QueueTime }) =>
      Number(QueueTime) >= this.patienceSeconds ? response('<Leave/>') : response(say('Pieni hetki.'), '<Pause length="5"/>'),
    );
    program.on('/left', ({ CallSid, QueueResult }) => {
      const contact = this.contacts.get(CallSid!)!;
      if (QueueResult === 'bridged') return this.end(contact, 'talked', say('Kiitos.'));
      this.later(this.cancel(contact));
      if (QueueResult === 'hangup') return this.end(contact, 'hung-up');
      contact.state = 'left';
      return response(
        say('Jätä viesti.'),
        '<Record maxLength="120" finishOnKey="#" action="/voicemail" recordingStatusCallback="/status/recording" recordingStatusCallbackEvent="completed absent"/>',
        '<Redirect>/promise</Redirect>',
      );
    });
    program.on('/voicemail', ({ CallSid }) => this.end(this.contacts.get(CallSid!)!, 'voicemail', say('Kiitos viestistä.')));
    program.on('/promise', ({ CallSid }) => this.end(this.contacts.get(CallSid!)!, 'promised', say('Soitamme sinulle.')));
    program.on('/fallback', () => response(say('Järjestelmässä on vika.'), '<Record action="/voicemail"/>'));
    for (const path of ['/status/line', '/status/leg', '/status/recording', '/status/text', '/status/conference'])
      program.on(path, () => null);
  }

  private duty(): void {
    const { program } = this.stage;
    program.on('/offer', (_form, query) => {
      const contact = this.contacts.get(query.get('for')!)!;
      if (contact.state !== 'ringing') return response(say('Puheluun on jo vastattu.'), '<Hangup/>');
      return response(
        `<Gather numDigits="1" timeout="6" action="/accept?for=${contact.sid}">${say('Ota vastaan painamalla yksi.')}</Gather>`,
        '<Hangup/>',
      );
    });
    program.on('/accept', ({ Digits, To, CallSid }, query) => {
      const contact = this.contacts.get(query.get('for')!)!;
      if (Digits !== '1' || contact.state !== 'ringing') return response(say('Puhelu on jo hoidossa.'), '<Hangup/>');
      contact.state = 'answered';
      contact.by = To!;
      this.later(this.cancel(contact, CallSid));
      return response(`<Dial action="/after"><Queue url="/whisper?for=${contact.sid}">q-${contact.sid}</Queue></Dial>`);
    });
    program.on('/whisper', (_form, query) => response(say(`Sinulle vastaa ${this.contacts.get(query.get('for')!)!.by}.`)));
    program.on('/after', () => response(say('Kirjaa lupaus.'), '<Hangup/>'));
  }

  private callback(): void {
    const { program } = this.stage;
    program.on('/callback', (_form, query) =>
      response(
        say('Yhdistän asukkaalle.'),
        `<Dial callerId="${LINE}" timeout="20" action="/after"><Number url="/hello" statusCallback="/status/leg" statusCallbackEvent="initiated ringing answered completed">${query.get('to')}</Number></Dial>`,
      ),
    );
    program.on('/hello', () => response(say('Kaupunki soittaa asiastasi.')));
  }

  private end(contact: Contact, outcome: string, ...verbs: string[]): string {
    if (contact.outcome !== undefined) throw new Error(`${contact.sid} ended as ${contact.outcome} and again as ${outcome}`);
    contact.outcome = outcome;
    contact.state = contact.state === 'answered' ? 'answered' : 'left';
    this.outcomes.push(outcome);
    return response(...verbs, '<Hangup/>');
  }

  private async ringAll(contact: Contact): Promise<void> {
    for (const to of this.officials) {
      const { body } = await this.stage.rest.post('Calls.json', {
        To: to,
        From: LINE,
        Url: `${this.stage.program.url}/offer?for=${contact.sid}`,
        Timeout: '25',
        StatusCallback: `${this.stage.program.url}/status/leg`,
        StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      });
      contact.legs.push({ sid: String(body.sid), to });
      if (contact.state !== 'ringing') await this.cancel(contact);
    }
  }

  private async cancel(contact: Contact, except?: string): Promise<void> {
    for (const { sid } of contact.legs)
      if (sid !== except && contact.by !== sid) await this.stage.rest.post(`Calls/${sid}.json`, { Status: 'completed' });
  }

  private later(work: Promise<unknown>): void {
    const done = work.finally(() => (this.work = this.work.filter((each) => each !== done)));
    this.work.push(done);
  }
}
