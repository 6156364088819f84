import type { MessageWords } from '#cases';
import type { CaseEvent, Language } from '#domain';
import type { TextPurpose } from '#telephony';
import { RESIDENT_LINES } from './resident-lines.js';

/** What one event has to say to a resident who writes by telephone. */
export type Told =
  { purpose: 'message' | 'question' | 'answer'; messageId: string; from: string | undefined } | { purpose: 'status'; owner: string };

const PURPOSES = { 'message.owner': 'message', 'question.asked': 'question', 'answer.given': 'answer' } as const satisfies Record<
  string,
  TextPurpose
>;
/** A person came to answer for the case. */
const TAKEN = ['case.taken', 'case.handed_over', 'case.summoned_took'];

/** Null: nothing; most of what happens to a case is read behind its link. Pure. */
export function toldByText({ type, facts, actor, changes }: CaseEvent): Told | null {
  const purpose = Object.hasOwn(PURPOSES, type) ? PURPOSES[type as keyof typeof PURPOSES] : undefined;
  if (purpose) return typeof facts['messageId'] === 'string' ? { purpose, messageId: facts['messageId'], from: actor.personId } : null;
  const owner = changes.set?.owner?.personId;
  return TAKEN.includes(type) && owner !== undefined ? { purpose: 'status', owner } : null;
}

/** The owner's words with who says them, and what can be done about them. Pure. */
export function messageText(
  purpose: 'message' | 'question' | 'answer',
  { text, reason, alternative }: MessageWords,
  about: { language: Language; code: string; name: string | null },
): string {
  const lines = RESIDENT_LINES[about.language];
  const after = { message: [], question: [lines.question], answer: [lines.verdict] }[purpose];
  const before = purpose === 'answer' ? [lines.from(about.name, about.code), lines.answer] : [lines.from(about.name, about.code)];
  return [before.join(' '), text, reason, alternative, ...after].filter((part) => part !== null && part !== '').join('\n');
}
