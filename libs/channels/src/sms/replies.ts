import type { PublicCase } from '#contracts';
import { LIMITS, soundsLikeEmergency, type Language } from '#domain';
import type { MessageArrived } from '#telephony';
import { CITY_TIME_ZONE } from '../phone/block-end.js';
import { spokenTime } from '../voice/scripts/spoken.js';
import { EN } from './texts/en.js';
import { FI } from './texts/fi.js';
import { SV } from './texts/sv.js';
import type { TextLines } from './texts/text-lines.js';

export const LINES: Record<Language, TextLines> = { fi: FI, sv: SV, en: EN };

/** What a case says that a text began or went on with: the words, and honestly that pictures came which nobody has. Pure. */
export function wordsOf({ text, mediaCount }: Pick<MessageArrived, 'text' | 'mediaCount'>, language: Language): string {
  const lines = LINES[language];
  const words = text.trim();
  if (mediaCount === 0) return words === '' ? lines.empty : text;
  const note = lines.media(mediaCount);
  return words === '' ? note : `${text.slice(0, LIMITS.message - note.length - 1).replace(/[\ud800-\udbff]$/, '')}\n${note}`;
}

/** What the first text of a case is answered with: 112 before all, then its code, who answers for it, and by when. Pure. */
export function receiptOf(
  message: Pick<MessageArrived, 'text' | 'mediaCount'>,
  { trackingCode, answerable, clocks }: Pick<PublicCase, 'trackingCode' | 'answerable' | 'clocks'>,
  given: { language: Language; now: number; publicBaseUrl: string; linked: boolean },
): string {
  const { language, now, publicBaseUrl, linked } = given;
  const lines = LINES[language];
  const take = clocks.find(({ kind, breachedAt }) => kind === 'take' && breachedAt === undefined);
  const by = take ? spokenTime(Date.parse(take.dueAt), now, language, CITY_TIME_ZONE) : null;
  const answers = answerable.role === 'mayor' ? lines.answersMayor(answerable.name ?? null, by) : lines.answersDuty(by);
  return [
    soundsLikeEmergency(message.text) ? lines.emergency : '',
    lines.received(trackingCode, linked),
    answers,
    message.mediaCount > 0 ? lines.noMedia : '',
    lines.writeMore,
    lines.follow(`${publicBaseUrl}/s/${trackingCode}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a further text is answered with at once; null: nothing, its owner answers. Pure. */
export function replyOf({ text, mediaCount }: Pick<MessageArrived, 'text' | 'mediaCount'>, language: Language): string | null {
  const { emergency, noMedia } = LINES[language];
  const all = [soundsLikeEmergency(text) ? emergency : '', mediaCount > 0 ? noMedia : ''].filter(Boolean);
  return all.length === 0 ? null : all.join(' ');
}
