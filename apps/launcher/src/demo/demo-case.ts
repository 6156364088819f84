import type { PastAct, PastCase } from '#cases';

type Told = Exclude<PastAct, { act: 'promise' | 'direct' }>;
/** Deadlines are told as working time from the step. */
type Deadlines =
  { act: 'promise'; within: string } | { act: 'direct'; sector: (PastAct & { act: 'direct' })['sector']; text: string; within: string };

/** One step of a demo case, some time after the one before it: working time (ISO), or minutes on the clock on the wall. */
export type DemoStep = ({ after: string } | { minutes: number }) & { by: string } & (Told | Deadlines);

/** A case of the demo. All times are relative, so that the demo is alive whenever it is first started. */
export interface DemoCase extends Omit<PastCase, 'at' | 'steps'> {
  /** How long ago its contact came, in working time (ISO): the clocks run in it, so it says where the case stands now. */
  ago: string;
  /** Came that same day at this time in the evening instead. */
  evening?: string;
  steps: readonly DemoStep[];
}
