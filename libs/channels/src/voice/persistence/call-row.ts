import {
  durationMs,
  formatTrackingCode,
  HELD_STATES,
  alwaysOpen,
  parseDuration,
  type CaseStateName,
  type Language,
  type PhoneCallState,
  type Rung,
} from '#domain';
import type { CallOwner, CallView } from '../scripts/call-view.js';

/** A call with its case as stored. Instants are epoch ms. */
export interface CallRow {
  callId: string;
  caseId: string;
  providerId: string | null;
  direction: 'incoming' | 'callback';
  state: PhoneCallState;
  language: Language;
  number: string | null;
  /** By somebody who hides theirs: nothing shows that it is their own. */
  keyedIn: boolean;
  /** The city calls it. */
  callable: boolean;
  /** Text messages reach it. */
  takesTexts: boolean;
  /** Is sent the tracking code: takes texts, is the caller's as far as the network says, and was not sent one just now. */
  textable: boolean;
  /** They pressed or said something, or waited until there was something to wait for. */
  responded: boolean;
  officialId: string | null;
  officialName: string | null;
  queuedAt: number | null;
  connectedAt: number | null;
  promisedBy: number | null;
  conference: string | null;
  codeTold: boolean;
  topSince: number | null;
  voicemailAt: number | null;
  overAt: number | null;
  heldAt: number | null;
  caseState: CaseStateName;
  live: boolean;
  level: number;
  trackingCode: string;
  village: string | null;
  topic: string | null;
  ladder: Rung[] | null;
  timeZone: string | null;
  owner: CallOwner | null;
  dueAt: number | null;
  /** A voice message was left. */
  recorded: boolean;
  now: number;
  before?: number;
}

const WALL_CLOCK = alwaysOpen();

/** A case of a policy that serves nobody live is rung for like this. */
const USUAL_LADDER: readonly Rung[] = [
  { tell: 'duty', wait: 'PT20S', paths: ['app'] },
  { tell: 'duty_all', wait: 'PT40S', paths: ['app'] },
  { tell: 'mayor', wait: 'PT60S', paths: ['call'] },
];

export const ladderOf = ({ ladder }: Pick<CallRow, 'ladder'>): readonly Rung[] => (ladder && ladder.length > 0 ? ladder : USUAL_LADDER);

const waitsOf = (ladder: readonly Rung[]): number[] =>
  ladder.map(({ wait }) => {
    const length = parseDuration(wait);
    return length ? durationMs(WALL_CLOCK, length) : 0;
  });

export const caseIs = (state: CaseStateName): CallView['caseIs'] =>
  state === 'waiting' || state === 'closed' ? state : (HELD_STATES as readonly CaseStateName[]).includes(state) ? 'held' : 'waiting';

/** The row as what is said depends on it. Pure. */
export function viewOf(row: CallRow): CallView {
  return {
    callId: row.callId,
    caseId: row.caseId,
    state: row.state,
    language: row.language,
    number: row.number,
    callable: row.callable,
    takesTexts: row.takesTexts,
    textable: row.textable,
    trackingCode: formatTrackingCode(row.trackingCode),
    codeTold: row.codeTold,
    caseIs: caseIs(row.caseState),
    owner: row.owner,
    before: row.before ?? 0,
    queuedAt: row.queuedAt,
    topSince: row.topSince,
    waitsMs: waitsOf(ladderOf(row)),
    dueAt: row.dueAt,
    promisedBy: row.promisedBy,
    conference: row.conference,
    now: row.now,
    timeZone: row.timeZone ?? 'Europe/Helsinki',
  };
}
