import type { By, CaseAct } from '../src/case/decide.js';
import { act, AINO, EERO, MAIJA, MAYOR, RESIDENT, SYSTEM_BY } from './story.js';

/** What the model's commands say. */
export type ModelAct =
  | { do: 'take' | 'release' | 'ask' | 'answer' | 'relieve' | 'no_matter' | 'message'; by: string }
  | { do: 'writes' | 'withdraw' | 'helped' | 'did_not_help' | 'owner_lost' | 'leave_live' | 'leave_empty_rung' | 'call' }
  | { do: 'promise' | 'direct'; by: string; id: string; due: number }
  | { do: 'offer' | 'summon'; by: string; id: string; to: string }
  | { do: 'accept' | 'decline' | 'duplicate' | 'reopen'; by: string; id: string };

const PEOPLE: Record<string, By> = { aino: AINO, eero: EERO, maija: MAIJA, pormestari: MAYOR };
/** Who acts in the model's lives. */
export const NAMES = Object.keys(PEOPLE);

/** Acts with another name on the real side; the rest are named alike. */
const SAME = {
  ask: act.question,
  no_matter: act.noMatter,
  did_not_help: act.didNotHelp,
  owner_lost: act.ownerLost,
  duplicate: act.duplicate(),
  leave_live: act.leaveLive,
  leave_empty_rung: act.leaveEmptyRung,
};

/** The same act as the real lifecycle takes it, and the hands it comes from. */
export function realAct(said: ModelAct): [By, CaseAct] {
  const by = 'by' in said ? (PEOPLE[said.by] ?? AINO) : said.do === 'owner_lost' || said.do === 'leave_empty_rung' ? SYSTEM_BY : RESIDENT;
  switch (said.do) {
    case 'ask':
    case 'no_matter':
    case 'did_not_help':
    case 'owner_lost':
    case 'duplicate':
    case 'leave_live':
    case 'leave_empty_rung':
      return [by, SAME[said.do]];
    case 'answer':
      return [by, act.answer()];
    case 'promise':
      return [by, act.promise(said.due)];
    case 'direct':
      return [by, act.direct(said.id, said.due)];
    case 'offer':
    case 'summon':
      return [by, act[said.do](said.id, PEOPLE[said.to] ?? AINO)];
    case 'accept':
    case 'decline':
      return [by, act[said.do](said.id)];
    default:
      return [by, act[said.do]];
  }
}
