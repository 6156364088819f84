import type { CaseAct } from '#contracts';
import { isHeld, mayOwn, OWNERS_ACTS, refusedByState, type CaseActName, type CaseFile } from '#domain';
import type { Reader } from '../access/case-access.js';

/** Acts that have another name in the interface than in the lifecycle table; every other name must be one of the table's. */
const TABLE = { non_public: 'restrict', accept_offer: 'accept_handover' } as const satisfies Record<
  Exclude<CaseAct, CaseActName>,
  CaseActName
>;
const hasOtherName = (act: CaseAct): act is keyof typeof TABLE => act in TABLE;
const rowOf = (act: CaseAct): CaseActName => (hasOtherName(act) ? TABLE[act] : act);

/** Owners also write notes and hide sensitive cases; others may, too, on other grounds. */
const OWNERS: readonly CaseAct[] = [...OWNERS_ACTS, 'note', 'non_public'];

/** What the reader may do with the case now, so that the interface shows only what will work. The act itself decides again. */
export function mayDo(reader: Reader, file: CaseFile, escalated: boolean): CaseAct[] {
  const owns = file.owner?.personId === reader.personId && isHeld(file);
  const official = reader.roles.includes('official') || reader.roles.includes('mayor');
  const mayor = reader.roles.includes('mayor');
  const acts: CaseAct[] = [];
  const add = (condition: boolean, act: CaseAct) => {
    if (condition && !refusedByState(file.state, rowOf(act))) acts.push(act);
  };
  add(mayOwn(reader.roles) && file.state === 'waiting', 'take');
  for (const act of OWNERS) add(owns, act);
  if (!owns) add(isHeld(file) && file.assists.some(({ to }) => to === reader.personId), 'note');
  add(official || owns, 'classify');
  add(owns || (official && file.state === 'waiting'), 'mark_duplicate');
  if (file.offers.some(({ to }) => to === reader.personId)) acts.push('accept_offer', 'decline_offer');
  add(
    file.assists.some(({ to, repliedAt }) => to === reader.personId && repliedAt === null),
    'reply_assist',
  );
  const replaceable = file.state === 'waiting' || file.owner?.breached === true;
  add(mayor && escalated && replaceable, 'summon');
  add(mayor && isHeld(file) && file.owner?.breached === true && !owns, 'relieve');
  add(mayor, 'direct');
  add(mayor && file.closing?.outcome === 'no_matter', 'reopen');
  return acts;
}
