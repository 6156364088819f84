import { UnitOfWork } from '#platform/database';
import { NumberKeys, OptOutStore, PhoneOutbox, type MessageArrived } from '#telephony';
import { Injectable } from '@nestjs/common';
import { IncomingLog } from '../phone/persistence/incoming-log.store.js';
import { ThreadStore } from '../phone/persistence/thread.store.js';
import type { Consent } from './consent-word.js';
import { TextLimitStore } from './persistence/text-limit.store.js';
import { LINES } from './replies.js';
import { TextLine } from './text-line.js';

/** So many confirmations go to a number: whoever writes in its name, in turns, costs it no more. */
const CONFIRMATIONS = { hour: 3, day: 10 };

/** Who wants no more texts, and who wants them again. */
@Injectable()
export class Consents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: IncomingLog,
    private readonly optOuts: OptOutStore,
    private readonly keys: NumberKeys,
    private readonly threads: ThreadStore,
    private readonly limits: TextLimitStore,
    private readonly outbox: PhoneOutbox,
    private readonly line: TextLine,
  ) {}

  /** Each change is confirmed once, unless there were too many; what was said last counts in any case. */
  async heard(message: MessageArrived, number: string, { wants, confirmedByProvider }: Consent): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.log.add(tx, message.messageId))) return;
      const { channel } = message;
      await this.threads.lock(tx, this.keys.of(number));
      const isNew =
        wants === 'stop'
          ? await this.optOuts.out(tx, this.keys.of(number), channel)
          : await this.optOuts.in(tx, this.keys.all(number), channel);
      const from = this.line.from(message);
      if (!isNew || confirmedByProvider || from === null) return;
      const { hour, day } = await this.limits.confirmations(tx, number);
      if (hour >= CONFIRMATIONS.hour || day >= CONFIRMATIONS.day) return;
      const language = (await this.threads.newest(this.keys.all(number), channel, tx))?.language ?? 'fi';
      const [purpose, text] =
        wants === 'stop' ? (['stopped', LINES[language].stopped] as const) : (['started', LINES[language].started] as const);
      await this.outbox.store(tx, { kind: channel, purpose, to: number, from, text });
    });
    this.outbox.hint();
  }
}
