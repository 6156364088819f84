import { ResidentKeys, ToldWords, type CaseHappenings, type MessageWords } from '#cases';
import { formatTrackingCode } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { Tx } from '#platform/database';
import { PeopleNames } from '#staff';
import { PhoneOutbox, type NewText } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { ReachStore, type Reach } from '../persistence/reach.store.js';
import { RESIDENT_LINES } from './resident-lines.js';
import { textParts } from './text-parts.js';
import { messageText, toldByText, type Told } from './told-by-text.js';

/** What is known when a text is put together. */
interface Facts {
  reach: Reach;
  code: string;
  from: string;
  names: ReadonlyMap<string, { name: string }>;
  words: ReadonlyMap<string, MessageWords>;
}

/** Residents who write by SMS or WhatsApp read there what the owner says, and who answers. */
@Injectable()
export class ResidentTexts {
  constructor(
    private readonly reaches: ReachStore,
    private readonly words: ToldWords,
    private readonly names: PeopleNames,
    private readonly keys: ResidentKeys,
    private readonly outbox: PhoneOutbox,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl' | 'phoneLine'>,
  ) {}

  /** Within the caller's transaction; a message that is told again goes out once. @returns how many texts were stored */
  async write(tx: Tx, cases: readonly CaseHappenings[]): Promise<number> {
    if (cases.length === 0 || !this.settings.phoneLine) return 0;
    const reaches = await this.reaches.of(
      tx,
      cases.map(({ caseId }) => caseId),
    );
    let stored = 0;
    for (const about of cases) {
      const reach = reaches.find(({ caseId }) => caseId === about.caseId);
      if (reach) stored += await this.writeOf(tx, about, reach);
    }
    return stored;
  }

  /** After the commit: they go out at once. */
  hint(): void {
    this.outbox.hint();
  }

  private async writeOf(tx: Tx, about: CaseHappenings, reach: Reach): Promise<number> {
    const from = reach.channel === 'whatsapp' ? this.settings.phoneLine?.whatsApp : this.settings.phoneLine?.number;
    // Who called hears who answers on the line.
    const told = about.happenings
      .flatMap(({ event }) => toldByText(event) ?? [])
      .filter(({ purpose }) => !(reach.called && purpose === 'status'));
    if (from === undefined || told.length === 0) return 0;
    const names = await this.names.of(
      told.map((each) => (each.purpose === 'status' ? each.owner : each.from)),
      tx,
    );
    const words = await this.words.of(
      tx,
      told.flatMap((each) => (each.purpose === 'status' ? [] : each.messageId)),
    );
    const facts = { reach, code: formatTrackingCode(about.trackingCode), from, names, words };
    const texts = told.flatMap((each) => this.textsOf(each, facts));
    for (const text of texts) await this.outbox.store(tx, text);
    if (reach.called && texts.length > 0) await this.reaches.texted(tx, reach);
    return texts.length;
  }

  private textsOf(told: Told, { reach, code, from, names, words }: Facts): NewText[] {
    const { language, caseId } = reach;
    const shared = { kind: reach.channel, caseId, to: reach.number, from };
    if (told.purpose === 'status') {
      const name = names.get(told.owner)?.name;
      return name === undefined ? [] : [{ ...shared, purpose: 'status', text: RESIDENT_LINES[language].answersNow(name, code) }];
    }
    const said = words.get(told.messageId);
    if (!said) return [];
    const name = told.from === undefined ? null : (names.get(told.from)?.name ?? null);
    const text = messageText(told.purpose, said, { language, code, name });
    const parts = textParts(text, RESIDENT_LINES[language].rest(this.link(reach, code)));
    return parts.map((part, index) => ({ ...shared, purpose: told.purpose, messageId: told.messageId, part: index + 1, text: part }));
  }

  /** What goes to the resident's own number may carry their key: without it the rest could not be read. */
  private link({ contactId, keyVersion, ownCase }: Reach, code: string): string {
    const link = `${this.settings.publicBaseUrl}/s/${code}`;
    return ownCase ? `${link}#key=${encodeURIComponent(this.keys.keyOf(contactId, keyVersion))}` : link;
  }
}
