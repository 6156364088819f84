import { wait } from '../../engine/clock/sim-clock.js';
import { startTalk, type Talk } from '../../engine/calls/talk.js';
import type { Member, Queue } from '../../engine/queues/queue.js';
import { methodOf } from '../attributes.js';
import type { Stage } from '../stage.js';
import type { Next } from '../next.js';
import type { Element } from '../parse.js';
import { ringSecondsOf, talkOptionsOf } from './dial-attributes.js';

/**
 * Talks with whoever waits first in a queue, after they have heard what `url` says; an empty queue is waited at.
 * @throws {Interrupted}
 */
export async function dialQueue(stage: Stage, element: Element, noun: Element): Promise<Next> {
  const { call, world } = stage;
  const queue = world.queues.findByName(noun.text);
  if (!queue) return stage.action(element, { DialCallStatus: 'failed', DequeueResult: 'queue-not-found' });
  const member = await firstOf(stage, queue, ringSecondsOf(element));
  if (!member) return stage.action(element, { DialCallStatus: 'no-answer', DequeueResult: 'queue-empty', QueueSid: queue.sid });
  const found = { QueueSid: queue.sid, DequeuedCallSid: member.call.sid };

  let talk: Talk | undefined;
  try {
    talk = await stage.attention.on(
      (signal) =>
        new Promise<Talk | undefined>((resolve) =>
          member.dequeue({
            result: 'bridged',
            ...(noun.attributes.url && {
              whisper: {
                url: stage.absolute(noun.attributes.url),
                method: methodOf(noun),
                fields: {
                  QueueSid: queue.sid,
                  QueueTime: String(Math.round((world.clock.now() - member.enqueuedAt) / 1_000)),
                  DequeingCallSid: call.sid,
                },
              },
            }),
            join: () => {
              if (signal.aborted) return undefined;
              const begun = startTalk(world, call, member.call, talkOptionsOf(element));
              resolve(begun);
              return begun;
            },
            gone: () => resolve(undefined),
          }),
        ),
    );
    if (!talk) return stage.action(element, { ...found, DialCallStatus: 'no-answer', DequeueResult: 'error', DialBridged: 'false' });
    const { over } = talk;
    const seconds = String(await stage.attention.on(() => over));
    // Twilio's word for a queue and a conference: the other end answered.
    return stage.action(element, {
      ...found,
      DialCallStatus: 'answered',
      DequeueResult: 'bridged',
      DequeuedCallDuration: seconds,
      DialCallDuration: seconds,
      DialBridged: 'true',
    });
  } finally {
    talk?.part();
  }
}

function firstOf({ attention, world }: Stage, queue: Queue, seconds: number): Promise<Member | undefined> {
  return attention.on(async (signal) => {
    const patience = wait(world.clock, seconds, signal).then(() => 'over' as const);
    for (;;) {
      const member = queue.claim();
      if (member) return member;
      const outcome = await Promise.race([queue.joined(), patience]);
      if (outcome === 'over') return undefined;
    }
  });
}
