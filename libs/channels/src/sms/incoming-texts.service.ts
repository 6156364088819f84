import { Intake, TextActs } from '#cases';
import { soundsLikeEmergency, type Language } from '#domain';
import { UnitOfWork, type Tx } from '#platform/database';
import { Metrics } from '#platform/metrics';
import { NumberKeys, PhoneOutbox, type MessageArrived, type TextPurpose } from '#telephony';
import { Injectable } from '@nestjs/common';
import { NumberBlocks } from '../phone/number-blocks.service.js';
import { IncomingLog } from '../phone/persistence/incoming-log.store.js';
import { ThreadStore, type Thread } from '../phone/persistence/thread.store.js';
import { consentOf } from './consent-word.js';
import { Consents } from './consents.service.js';
import { languageOfText } from './language-of-text.js';
import { TextLimitStore } from './persistence/text-limit.store.js';
import { LINES, receiptOf, replyOf, wordsOf } from './replies.js';
import { TextLine } from './text-line.js';

/** So many texts of one number open cases in an hour. */
const FIRST_AN_HOUR = 30;
/** Roll back: it was received before; another text of the same number was received meanwhile; there were too many. */
const RECEIVED = new Error('this text was received before');
const TOO_MANY = new Error('too many first texts from one number');
const OVERTAKEN = new Error('another text came first');
const MAX_TRIES = 10;

/** Texts that come in: the first opens a case, further ones go on with it. Said twice, at once or late, each has its effect once. */
@Injectable()
export class IncomingTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly intake: Intake,
    private readonly acts: TextActs,
    private readonly threads: ThreadStore,
    private readonly limits: TextLimitStore,
    private readonly log: IncomingLog,
    private readonly blocks: NumberBlocks,
    private readonly consents: Consents,
    private readonly keys: NumberKeys,
    private readonly outbox: PhoneOutbox,
    private readonly line: TextLine,
    private readonly metrics: Metrics,
  ) {}

  /** Once this returned, what was said is committed. */
  async receive(message: MessageArrived): Promise<void> {
    const { from: number, messageId } = message;
    if (await this.log.has(messageId)) return;
    const consent = consentOf(message);
    // Before the block: whoever is blocked may still want no texts.
    if (number !== null && consent) return this.consents.heard(message, number, consent);
    if (number !== null && (await this.blocks.turnAway(number, messageId, (tx) => this.ifInDanger(tx, message, number)))) {
      return this.outbox.hint();
    }
    try {
      await this.toItsCase(message);
    } catch (error) {
      if (error === TOO_MANY) await this.tooMany(message);
      else if (error !== RECEIVED) throw error;
    }
    this.outbox.hint();
  }

  /** A number proves nothing: what is closed stays closed, and a new case follows it. */
  private async toItsCase(message: MessageArrived): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const thread = message.from === null ? undefined : await this.threads.newest(this.keys.all(message.from), message.channel);
      try {
        if (thread && !thread.closed) {
          if (await this.appended(message, thread)) return;
        } else return await this.opened(message, thread);
      } catch (error) {
        if (error !== OVERTAKEN || tries >= MAX_TRIES) throw error;
      }
    }
  }

  private appended(message: MessageArrived, { caseId, contactId, language }: Thread): Promise<boolean> {
    return this.acts.write(caseId, wordsOf(message, language), message.messageId, async (tx) => {
      await this.received(tx, message, caseId, contactId);
      const reply = replyOf(message, language);
      if (reply !== null) await this.answer(tx, message, soundsLikeEmergency(message.text) ? 'emergency' : 'receipt', reply, caseId);
    });
  }

  private async opened(message: MessageArrived, follows: Thread | undefined): Promise<void> {
    const language: Language = languageOfText(message.text) ?? follows?.language ?? 'fi';
    await this.intake.open({
      channel: message.channel,
      language,
      text: wordsOf(message, language),
      clientId: message.messageId,
      ...(message.from === null ? {} : { phone: message.from }),
      ...(follows ? { linkedTo: follows.caseId } : {}),
      also: async (tx, { caseId, contactId, now, case: seen }) => {
        await this.alone(tx, message, follows);
        await this.received(tx, message, caseId, contactId);
        const { publicBaseUrl } = this.line;
        const receipt = receiptOf(message, seen, { language, now, publicBaseUrl, linked: follows !== undefined });
        await this.answer(tx, message, soundsLikeEmergency(message.text) ? 'emergency' : 'receipt', receipt, caseId);
      },
    });
  }

  /** @throws OVERTAKEN when another text of this number opened a case since it was looked; TOO_MANY */
  private async alone(tx: Tx, { from: number, channel }: MessageArrived, follows: Thread | undefined): Promise<void> {
    if (number === null) return;
    await this.threads.lock(tx, this.keys.of(number));
    const newest = await this.threads.newest(this.keys.all(number), channel, tx);
    if (newest?.caseId !== follows?.caseId || newest?.closed === false) throw OVERTAKEN;
    if ((await this.limits.firstTexts(tx, this.keys.all(number))) >= FIRST_AN_HOUR) throw TOO_MANY;
  }

  private async received(tx: Tx, { messageId, from: number, channel }: MessageArrived, caseId: string, contactId: string): Promise<void> {
    if (!(await this.log.add(tx, messageId, { caseId }))) throw RECEIVED;
    if (number !== null) await this.threads.touch(tx, { key: this.keys.of(number), channel, caseId, contactId, number });
  }

  /** Nothing is opened for a blocked number; whoever is in danger is still told whom to call, once an hour. The block's row is locked. */
  private async ifInDanger(tx: Tx, message: MessageArrived, number: string): Promise<void> {
    if (!soundsLikeEmergency(message.text) || (await this.limits.wasTold(tx, number, 'emergency'))) return;
    await this.answer(tx, message, 'emergency', LINES[languageOfText(message.text) ?? 'fi'].emergency);
  }

  /** No case is opened, which is said once an hour. */
  private tooMany(message: MessageArrived): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { from: number, messageId, text } = message;
      if (number === null || !(await this.log.add(tx, messageId))) return;
      this.metrics.count('batline_phone_too_many_total', { kind: message.channel });
      await this.threads.lock(tx, this.keys.of(number));
      if (await this.limits.wasTold(tx, number, 'too_many')) return;
      await this.answer(tx, message, 'too_many', LINES[languageOfText(text) ?? 'fi'].tooMany);
    });
  }

  private async answer(tx: Tx, message: MessageArrived, purpose: TextPurpose, text: string, caseId?: string): Promise<void> {
    const from = this.line.from(message);
    if (message.from === null || from === null) return;
    await this.outbox.store(tx, {
      kind: message.channel,
      purpose,
      to: message.from,
      from,
      text,
      ...(caseId ? { caseId } : {}),
    });
  }
}
