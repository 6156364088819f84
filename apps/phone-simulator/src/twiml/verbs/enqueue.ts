import { Interrupted } from '../../engine/calls/attention.js';
import type { Dequeued, Member, Queue } from '../../engine/queues/queue.js';
import { methodOf, numberOf } from '../attributes.js';
import type { Part, Stage } from '../stage.js';
import type { Next } from '../next.js';
import type { Element } from '../parse.js';
import { playWaiting } from './waiting.js';

type Left = Dequeued | { readonly result: 'leave' } | { readonly result: 'hangup' };

/**
 * Waits in a queue until somebody dials it, the waiting document leaves or hangs up, REST redirects, or the call ends. However
 * that was, `action` is told; where the call goes on, it goes on with what that answers. @throws {Interrupted}
 */
export async function enqueue(stage: Stage, element: Element): Promise<Next> {
  const { call, world } = stage;
  const queue = world.queues.named(element.text || 'default');
  if (queue.isFull || queue.members.length >= numberOf(element, 'maxQueueSize', queue.maxSize, 1))
    return stage.action(element, { QueueResult: 'queue-full' });

  const enqueuedAt = world.clock.now();
  const fieldsOf = (result: string, waitedUntil: number): Record<string, string> => ({
    QueueResult: result,
    QueueSid: queue.sid,
    QueueTime: String(Math.round((waitedUntil - enqueuedAt) / 1_000)),
  });
  let leftAt: number | undefined;
  let result = 'hangup';
  world.trace.add('queue', { did: 'join', queue: queue.name, callSid: call.sid });
  try {
    const left = await waitIn(stage, element, queue, enqueuedAt);
    leftAt = world.clock.now();
    result = left.result;
    world.trace.add('queue', { did: result, queue: queue.name, callSid: call.sid });
    switch (left.result) {
      case 'bridged':
        if (!(await talkWith(stage, left))) result = 'error';
        break;
      case 'redirected':
        await stage.tellAction(element, fieldsOf('redirected', leftAt));
        return { go: 'to', destination: { url: left.url, method: left.method, fields: fieldsOf('redirected', leftAt) } };
      case 'hangup':
        call.become('completed');
        await stage.tellAction(element, fieldsOf('hangup', leftAt));
        return { go: 'hangUp' };
      case 'leave':
    }
    return stage.action(element, fieldsOf(result, leftAt));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const bridged = result === 'bridged';
    if (error.why.kind === 'redirected') result = bridged ? 'redirected-from-bridged' : 'redirected';
    if (leftAt === undefined) world.trace.add('queue', { did: result, queue: queue.name, callSid: call.sid });
    await stage.tellAction(element, fieldsOf(result, leftAt ?? world.clock.now()));
    throw error;
  }
}

/** @returns false when whoever dialled them was gone before they could talk */
async function talkWith(stage: Stage, left: Extract<Dequeued, { result: 'bridged' }>): Promise<boolean> {
  try {
    return await stage.attention.on(async (signal) => {
      if (left.whisper) {
        const whisper = stage.part(stage.call, 'queueWhisper');
        signal.addEventListener('abort', () => whisper.stop(), { once: true });
        await whisper.run(left.whisper);
      }
      const talk = signal.aborted ? undefined : left.join();
      signal.addEventListener('abort', () => talk?.part(), { once: true });
      await talk?.over;
      return talk !== undefined;
    });
  } finally {
    left.gone();
  }
}

async function waitIn(stage: Stage, element: Element, queue: Queue, enqueuedAt: number): Promise<Left> {
  const { call, world } = stage;
  const waiting = stage.part(call, 'queueWait', () => ({
    QueueSid: queue.sid,
    QueuePosition: String(queue.positionOf(call)),
    QueueTime: String(Math.round((world.clock.now() - enqueuedAt) / 1_000)),
    AvgQueueTime: String(queue.averageWait),
    CurrentQueueSize: String(queue.members.length),
  }));
  let dequeue: (how: Dequeued) => void = () => undefined;
  const dequeued = new Promise<Left>((resolve) => (dequeue = resolve));
  const member: Member = { call, enqueuedAt, claimed: false, dequeue };
  queue.join(member);
  try {
    return await stage.attention.on(() => Promise.race([dequeued, untilItLeaves(stage, element, waiting, member)]));
  } finally {
    waiting.stop();
    queue.leave(member, world.clock.now());
  }
}

async function untilItLeaves(stage: Stage, element: Element, waiting: Part, member: Member): Promise<Left> {
  const { waitUrl } = element.attributes;
  const wait = waitUrl ? { url: stage.absolute(waitUrl), method: methodOf(element, 'waitUrlMethod') } : undefined;
  const ending = await playWaiting(stage, waiting, wait);
  // Once somebody is about to talk with them it is too late to leave.
  if (member.claimed || ending === 'stopped') return new Promise(() => undefined);
  return { result: ending === 'leave' ? 'leave' : 'hangup' };
}
