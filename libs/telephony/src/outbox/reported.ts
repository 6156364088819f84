import { isCallOver, type CallState, type MessageState } from '../call-state.js';
import { newerMessageState, newerProgress } from '../newer-progress.js';
import type { CallProgress, MessageProgress } from '../phone-events.js';
import type { Progress } from '../persistence/delivery.store.js';
import type { Delivery } from './delivery.js';

/** What a report of the provider changes; null: nothing that was not known. Reports come twice, late and in any order. Pure. */
export function reported(delivery: Delivery, report: CallProgress | MessageProgress): Progress | null {
  return 'sequence' in report ? ofCall(delivery, report) : ofText(delivery, report);
}

function ofCall(delivery: Delivery, report: CallProgress): Progress | null {
  const known: CallProgress | null = delivery.progress && {
    callId: report.callId,
    state: delivery.progress as CallState,
    sequence: delivery.progressSequence,
    at: delivery.progressAt,
    durationSeconds: delivery.seconds,
  };
  const newer = newerProgress(known, report);
  if (newer === known) return null;
  return {
    progress: newer.state,
    progressSequence: newer.sequence,
    progressAt: newer.at,
    seconds: newer.durationSeconds,
    refusal: delivery.refusal,
    code: delivery.code,
    over: isCallOver(newer.state),
  };
}

function ofText(delivery: Delivery, { state, refusal, code }: MessageProgress): Progress | null {
  const known = delivery.progress as MessageState | null;
  if (newerMessageState(known, state) === known) return null;
  const failed = state === 'undelivered' || state === 'failed';
  return {
    progress: state,
    progressSequence: null,
    progressAt: null,
    seconds: null,
    refusal: failed ? (refusal ?? 'provider-error') : null,
    code: failed ? code : null,
    over: failed,
  };
}
