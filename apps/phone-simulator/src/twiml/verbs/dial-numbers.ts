import type { CallEvent, FinalStatus } from '../../engine/calls/call-state.js';
import type { Call } from '../../engine/calls/call.js';
import { ring } from '../../engine/calls/ring.js';
import { Interrupted } from '../../engine/calls/attention.js';
import { startTalk, type Talk } from '../../engine/calls/talk.js';
import { methodOf, wordsOf } from '../attributes.js';
import type { Stage } from '../stage.js';
import type { Next } from '../next.js';
import type { Element } from '../parse.js';
import { ringSecondsOf, talkOptionsOf } from './dial-attributes.js';

const MAX_LEGS = 10;

interface Leg {
  readonly call: Call;
  readonly noun: Element;
}

/**
 * Rings one or more; whoever answers first is joined, after having heard what `url` says, unless that hangs up. The others stop
 * ringing. @throws {Interrupted}
 */
export async function dialNumbers(stage: Stage, element: Element, nouns: readonly Element[]): Promise<Next> {
  const legs = nouns.slice(0, MAX_LEGS).map((noun): Leg => ({ noun, call: place(stage, element, noun) }));
  stage.call.hear('♪ ringing');
  try {
    const winner = await stage.attention.on(() => firstToAnswer(stage, legs, ringSecondsOf(element)));
    if (!winner) return stage.action(element, { DialCallStatus: worst(legs), DialCallSid: legs[0]!.call.sid, DialBridged: 'false' });
    const seconds = (await whisper(stage, winner)) ? await talkWith(stage, element, winner.call) : undefined;
    if (seconds !== undefined && !winner.call.isElsewhere) winner.call.end();
    return stage.action(element, {
      DialCallStatus: 'completed',
      DialCallSid: winner.call.sid,
      DialCallDuration: String(seconds ?? winner.call.durationSeconds ?? 0),
      DialBridged: String(seconds !== undefined),
    });
  } finally {
    for (const { call } of legs) if (!call.isElsewhere) call.end();
  }
}

function place(stage: Stage, element: Element, noun: Element): Call {
  const { call, world } = stage;
  const { statusCallback } = noun.attributes;
  return world.calls.add({
    from: element.attributes.callerId ?? (call.options.direction === 'inbound' ? call.options.from : call.options.to),
    to: noun.name === 'Client' ? `client:${noun.text}` : noun.text.replace(/[\s()-]/g, ''),
    direction: 'outbound-dial',
    parentSid: call.sid,
    ...(statusCallback && {
      statusCallback: {
        url: stage.absolute(statusCallback),
        method: methodOf(noun, 'statusCallbackMethod'),
        events: wordsOf(noun, 'statusCallbackEvent', ['completed']) as CallEvent[],
      },
    }),
  });
}

async function firstToAnswer({ world }: Stage, legs: readonly Leg[], seconds: number): Promise<Leg | undefined> {
  let winner: Leg | undefined;
  await new Promise<void>((resolve) => {
    let ringing = legs.length;
    for (const leg of legs)
      void ring(world, leg.call, seconds).then((answered) => {
        ringing -= 1;
        if (answered && !winner) {
          winner = leg;
          for (const { call } of legs) if (call !== leg.call) call.end();
        }
        if (winner || ringing === 0) resolve();
      });
  });
  return winner;
}

/** @returns whether they are to be joined */
async function whisper(stage: Stage, { call, noun }: Leg): Promise<boolean> {
  const { url } = noun.attributes;
  if (!url) return !call.isOver;
  const part = stage.part(call, 'numberWhisper');
  const ending = await stage.attention.on((signal) => {
    signal.addEventListener('abort', () => part.stop(), { once: true });
    return part.run({ url: stage.absolute(url), method: methodOf(noun) });
  });
  if (ending === 'hangUp' || ending === 'failed') call.end();
  return !call.isOver;
}

async function talkWith(stage: Stage, element: Element, other: Call): Promise<number> {
  const talk = startTalk(stage.world, stage.call, other, talkOptionsOf(element));
  void keepTo(stage, other, talk);
  try {
    return await stage.attention.on(() => talk.over);
  } finally {
    talk.part();
  }
}

/** A leg talks; told to go elsewhere, it does so on its own. */
async function keepTo(stage: Stage, leg: Call, talk: Talk): Promise<void> {
  try {
    await leg.attention.on((signal) => {
      signal.addEventListener('abort', () => talk.part(), { once: true });
      return talk.over;
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    if (error.why.kind === 'redirected') await stage.conduct(leg, error.why.to);
  }
}

/** What is said of several that did not answer. */
function worst(legs: readonly Leg[]): FinalStatus {
  const states = legs.map(({ call }) => call.status);
  if (states.every((state) => state === 'failed')) return 'failed';
  return states.includes('busy') ? 'busy' : 'no-answer';
}
