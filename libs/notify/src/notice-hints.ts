import type { Hint } from '#platform/hints';
import { NOTICE_HINT, type NoticeHint } from '#staff';

/** A notification holds 7,500 bytes, an id with its quotes and comma 39. */
const AT_ONCE = 150;

/** Tells that these people have a new notice, in as many hints as it takes. */
export function noticeHints(personIds: readonly string[]): Hint[] {
  const hints: Hint[] = [];
  for (let at = 0; at < personIds.length; at += AT_ONCE) {
    const body: NoticeHint = { personIds: personIds.slice(at, at + AT_ONCE) };
    hints.push({ topic: NOTICE_HINT, body });
  }
  return hints;
}
