import { Attention, Interrupted, type Destination } from '../engine/calls/attention.js';
import { fieldsOf } from '../engine/calls/call-fields.js';
import type { Call } from '../engine/calls/call.js';
import { wait } from '../engine/clock/sim-clock.js';
import type { World } from '../engine/world.js';
import { fetchDocument, type Document } from './fetch-document.js';
import { findingsOf, type Place } from './grammar.js';
import type { Ending, Next } from './next.js';
import type { Part, Stage } from './stage.js';
import type { Element } from './parse.js';
import { execute } from './verbs/execute.js';

const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';
/** As many documents after one another, without anybody doing anything, are taken for a circle. */
const MAX_DOCUMENTS = 100;

/** What one call, or a part of it, does: documents, verb by verb. */
class Flow implements Stage {
  /** Of the document that is executed. */
  url = '';

  constructor(
    readonly world: World,
    readonly call: Call,
    readonly place: Place,
    readonly attention: Attention,
    /** Fields that all requests of this part carry, made anew for each. */
    private readonly more: () => Readonly<Record<string, string>> = () => ({}),
  ) {}

  /**
   * Executes documents until they end.
   * @throws {Interrupted} when the call is over or, in a part of a call, whatever else disturbs it
   */
  async run(start: Destination): Promise<Ending> {
    let destination: Destination | undefined = start;
    for (let count = 0; destination !== undefined; count += 1) {
      if (count >= MAX_DOCUMENTS) return this.giveUp(`a circle of ${MAX_DOCUMENTS} documents`);
      try {
        const outcome: Ending | Destination = await this.document(destination);
        if (typeof outcome === 'string') return outcome;
        destination = outcome;
      } catch (error) {
        if (!(error instanceof Interrupted) || error.why.kind !== 'redirected' || this.place !== 'call') throw error;
        destination = error.why.to;
        count = 0;
      }
    }
    return 'end';
  }

  /** An address that a document wrote. */
  absolute(address: string): string {
    return new URL(address.trim(), this.url).href;
  }

  /** Goes on at `address`, or with the next verb when there is none. */
  action(element: Element, fields: Readonly<Record<string, string>>, otherwise: Next = { go: 'on' }): Next {
    const { action, method } = element.attributes;
    if (action === undefined || action === '') return otherwise;
    return { go: 'to', destination: { url: this.absolute(action), method: method?.toUpperCase() === 'GET' ? 'GET' : 'POST', fields } };
  }

  part(call: Call, place: Place, more?: () => Readonly<Record<string, string>>): Part {
    const attention = new Attention();
    const flow = new Flow(this.world, call, place, attention, more);
    const stop = () => attention.interrupt({ kind: 'over' });
    const unlessStopped = async <T>(act: () => Promise<T>): Promise<T | 'stopped'> => {
      const off = call.onEnd(stop);
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        return 'stopped';
      } finally {
        off();
      }
    };
    return {
      run: (destination) => unlessStopped(() => flow.run(destination)),
      pause: async (seconds) =>
        (await unlessStopped(() => attention.on((signal) => wait(this.world.clock, seconds, signal)))) !== 'stopped',
      stop,
    };
  }

  conduct(call: Call, destination: Destination): Promise<void> {
    return conduct(this.world, call, destination);
  }

  /** A request whose answer changes nothing: the call is over, or went elsewhere. */
  async tellAction(element: Element, fields: Readonly<Record<string, string>>): Promise<void> {
    const next = this.action(element, fields);
    if (next.go !== 'to') return;
    const { url, method = 'POST' } = next.destination;
    await this.world.webhooks.ask('action', url, method, { ...this.fields(), ...fields });
  }

  private async document(destination: Destination): Promise<Ending | Destination> {
    const document = await this.attention.on(() => this.fetch(destination));
    if ('code' in document) return this.giveUp();
    this.url = document.url;
    if (this.place === 'call') this.pickUp(document);
    for (const element of document.response.children) {
      const next = this.find(element) ? await this.execute(element) : undefined;
      switch (next?.go) {
        case 'to':
          return next.destination;
        case 'leave':
          return 'leave';
        case 'hangUp':
          return 'hangUp';
        case 'reject':
          return next.busy ? 'busy' : 'reject';
        case 'on':
        case undefined:
      }
    }
    return 'end';
  }

  private async execute(element: Element): Promise<Next> {
    this.attention.throwIfInterrupted();
    this.world.trace.add('verb', { callSid: this.call.sid, verb: element.name });
    return execute(this, element);
  }

  /** Asks for a document; when it cannot be had, what was said to be asked instead. */
  private async fetch(destination: Destination): Promise<Document | { code: number }> {
    const document = await fetchDocument(this.world, this.place, destination, this.fields());
    const { fallback } = this.call.options;
    if (!('code' in document) || !fallback) return document;
    const fields = { ErrorCode: String(document.code), ErrorUrl: destination.url };
    return fetchDocument(this.world, `${this.place}-fallback`, { ...fallback, fields }, this.fields());
  }

  private fields(): Record<string, string> {
    return { ...fieldsOf(this.call, this.world.accountSid), ...this.more() };
  }

  /** A call that came in is answered as soon as it is known what to do with it, and that is not to reject it. */
  private pickUp({ response }: Document): void {
    if (this.call.options.direction === 'inbound' && response.children[0]?.name !== 'Reject') this.call.become('in-progress');
  }

  /** @returns whether it may stand here; tells the debugger what is wrong with it */
  private find(element: Element): boolean {
    const findings = findingsOf(element, this.place);
    for (const { code, about } of findings) {
      if (code === 'not-simulated') this.world.trace.add('debugger', { code: 0, about: `not simulated: ${about}`, url: this.url });
      else this.world.trace.warn(code, about, { url: this.url });
    }
    return !findings.some(({ skip }) => skip);
  }

  private giveUp(about?: string): Ending {
    if (about !== undefined) this.world.trace.warn(11200, about, { callSid: this.call.sid });
    if (this.place !== 'call') return 'failed';
    // Answered only to say this: otherwise nobody would hear it.
    if (this.call.options.direction === 'inbound') this.call.become('in-progress');
    this.call.hear(APOLOGY, 'line', 'en-US');
    return 'failed';
  }
}

/** Executes the documents of a call to their end, and ends it. Never throws: what goes wrong is in the debugger. */
export async function conduct(world: World, call: Call, destination: Destination): Promise<void> {
  let ending: Ending = 'failed';
  try {
    ending = await new Flow(world, call, 'call', call.attention).run(destination);
  } catch (error) {
    if (!(error instanceof Interrupted)) world.trace.warn(0, `the simulator failed: ${String(error)}`, { callSid: call.sid });
  }
  if (ending === 'busy') call.become('busy');
  call.become(ending === 'reject' ? 'no-answer' : 'completed');
}
