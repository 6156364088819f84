import type { CaseHint } from '#cases';
import type { ServerToClient } from '#contracts';
import { readerRooms, ROOMS } from './rooms.js';

/** One message for everybody in any of the rooms `to`, save those who are in one of `except`. */
export type Telling = {
  [Event in keyof ServerToClient]: {
    to: readonly string[];
    except?: readonly string[];
    event: Event;
    message: Parameters<ServerToClient[Event]>[0];
  };
}[keyof ServerToClient];

/** What readers of a case are told of a change: that it changed, and which messages are new. */
export function toReader(hint: CaseHint, to: readonly string[], notes = true): Telling[] {
  const { caseId, seq } = hint;
  return [
    { to, event: 'case.changed', message: { id: caseId, seq } },
    ...hint.messages
      .filter(({ note }) => notes || !note)
      .map((added) => ({ to, event: 'message.added' as const, message: { caseId, seq: added.seq } })),
  ];
}

/** What somebody is told who may not read the case (any more): that it is to be asked for again, which then answers "not found". */
export const toOthers = ({ caseId, seq }: CaseHint, to: readonly string[], except: readonly string[] = []): Telling => ({
  to,
  except,
  event: 'case.changed',
  message: { id: caseId, seq, gone: true },
});

/**
 * Who is told what when a case changed (domain.md §6). Ids and numbers alone; notes are not the resident's. People in
 * `ROOMS.watching` who are in none of the readers' rooms are not in here: whether they may read must be asked.
 */
export function tellingOf(hint: CaseHint): Telling[] {
  const { caseId, seq } = hint;
  const readers = readersOf(hint);
  const hadPart = [
    ...hint.people.map(ROOMS.person),
    ...(hint.waiting ? [ROOMS.officials] : []),
    ...(hint.escalated ? [ROOMS.mayor] : []),
  ].filter((room) => !readers.includes(room));
  return [
    ...toReader(hint, [ROOMS.resident(caseId)], false),
    ...(readers.length > 0 ? toReader(hint, readers) : []),
    ...(hadPart.length > 0 ? [toOthers(hint, hadPart, [...readers, ROOMS.watching(caseId)])] : []),
    ...hint.offers.map(({ to, offerId, made }) => ({
      to: [ROOMS.person(to)],
      event: made ? ('offer.made' as const) : ('offer.gone' as const),
      message: { caseId, offerId, seq },
    })),
  ];
}

/** The rooms of those who may read the case after this change. */
export const readersOf = (hint: CaseHint): string[] =>
  readerRooms({ parts: hint.parts, waiting: hint.waitingNow, escalated: hint.escalatedNow });

const LISTS: readonly string[] = [ROOMS.officials, ROOMS.mayor];

/** The same tellings split: for the rooms whose lists the case may be in, and for those who have a part in it. */
export function splitByLists(tellings: readonly Telling[]): { lists: Telling[]; parts: Telling[] } {
  const only = (wanted: boolean) =>
    tellings
      .map((telling) => ({ ...telling, to: telling.to.filter((room) => LISTS.includes(room) === wanted) }))
      .filter(({ to }) => to.length > 0);
  return { lists: only(true), parts: only(false) };
}
