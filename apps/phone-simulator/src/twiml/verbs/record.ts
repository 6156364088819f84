import { wait } from '../../engine/clock/sim-clock.js';
import { rfc2822 } from '../../engine/dates.js';
import { fieldsOf } from '../../engine/calls/call-fields.js';
import { Interrupted } from '../../engine/calls/attention.js';
import type { Recording } from '../../engine/recordings/recordings.js';
import { newSid } from '../../engine/sid.js';
import { flagOf, methodOf, numberOf, wordsOf } from '../attributes.js';
import type { Stage } from '../stage.js';
import { ON, type Next } from '../next.js';
import type { Element } from '../parse.js';
import { secondsToSay } from './prompts.js';
import { Tape } from './tape.js';

/** Between the end of a recording and its being there to fetch. */
const PROCESSING_SECONDS = 2;

/**
 * Records what is said until a key, silence, the longest time, or the end of the call. Nothing was said: the document goes on and
 * `action` is not asked. @throws {Interrupted}
 */
export async function record(stage: Stage, element: Element): Promise<Next> {
  const { call, world } = stage;
  const tape = new Tape(element.attributes.finishOnKey ?? '1234567890*#');
  if (flagOf(element, 'playBeep', true)) call.hear('♪ beep');
  const startedAt = world.clock.now();
  const stop = call.ear.listen({ wants: 'both', hear: (given) => tape.add(given) });
  try {
    await stage.attention.on((signal) => listen(stage, element, tape, signal));
  } catch (error) {
    if (error instanceof Interrupted && error.why.kind === 'over') await finish(stage, element, tape, startedAt, 'hangup');
    throw error;
  } finally {
    stop();
  }
  return finish(stage, element, tape, startedAt, tape.endedBy ?? '');
}

async function listen({ world }: Stage, element: Element, tape: Tape, signal: AbortSignal): Promise<void> {
  const maxSeconds = numberOf(element, 'maxLength', 3_600, 1, 14_400);
  const silence = numberOf(element, 'timeout', 5, 1, 600);
  const end = world.clock.now() + maxSeconds * 1_000;
  while (!tape.isEnded && world.clock.now() < end) {
    const left = (end - world.clock.now()) / 1_000;
    const spoken = tape.speak(world.clock.now(), (words) => Math.min(secondsToSay(words), left));
    const heard = new AbortController();
    const disturbed = await Promise.race([
      tape.next(spoken !== undefined).then(() => true),
      wait(world.clock, Math.min(spoken ?? silence, left), AbortSignal.any([signal, heard.signal])).then(() => false),
    ]);
    heard.abort();
    if (spoken === undefined && !disturbed) return;
  }
}

/** Keeps what there is, and tells whoever is to be told. */
async function finish(stage: Stage, element: Element, tape: Tape, startedAt: number, digits: string): Promise<Next> {
  const { call, world } = stage;
  tape.hush(world.clock.now());
  if (tape.isEmpty) {
    tellStatus(stage, element, 'absent', { sid: newSid('RE'), seconds: 0, startedAt });
    return ON;
  }
  const made = world.recordings.make({
    callSid: call.sid,
    startedAt,
    createdAt: world.clock.now(),
    seconds: tape.seconds,
    words: tape.words,
  });
  world.trace.add('recording', { recordingSid: made.sid, callSid: call.sid, seconds: made.seconds, words: made.words });
  world.clock.after(PROCESSING_SECONDS, () => {
    made.readyAt = world.clock.now();
    tellStatus(stage, element, 'completed', made);
  });
  const fields = {
    RecordingUrl: urlOf(stage, made.sid),
    RecordingDuration: String(made.seconds),
    RecordingSid: made.sid,
    ...(digits !== '' && { Digits: digits }),
  };
  if (digits === 'hangup') await stage.tellAction(element, fields);
  return stage.action(element, fields);
}

function tellStatus(stage: Stage, element: Element, status: string, made: Pick<Recording, 'sid' | 'seconds' | 'startedAt'>): void {
  const { recordingStatusCallback: address } = element.attributes;
  if (!address || !wordsOf(element, 'recordingStatusCallbackEvent', ['completed']).includes(status)) return;
  const { world, call } = stage;
  world.webhooks.tell('recording-status', stage.absolute(address), methodOf(element, 'recordingStatusCallbackMethod'), {
    ...pick(fieldsOf(call, world.accountSid), 'AccountSid', 'CallSid'),
    RecordingSid: made.sid,
    RecordingUrl: urlOf(stage, made.sid),
    RecordingStatus: status,
    RecordingDuration: String(made.seconds),
    RecordingChannels: '1',
    RecordingStartTime: rfc2822(made.startedAt),
    RecordingSource: 'RecordVerb',
    RecordingTrack: 'inbound',
  });
}

const urlOf = ({ world }: Stage, sid: string): string => `${world.url()}/2010-04-01/Accounts/${world.accountSid}/Recordings/${sid}`;

const pick = (fields: Record<string, string>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? '']));
