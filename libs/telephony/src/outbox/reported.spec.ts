import fc from 'fast-check';
import { CALL_STATES, MESSAGE_STATES } from '../call-state.js';
import type { CallProgress, MessageProgress } from '../phone-events.js';
import type { Delivery } from './delivery.js';
import { reported } from './reported.js';

const fresh = { progress: null, progressSequence: null, progressAt: null, seconds: null, refusal: null, code: null } as Delivery;
const call = (state: CallProgress['state'], sequence: number, more: Partial<CallProgress> = {}): CallProgress => ({
  ...{ callId: 'CA', state, sequence, at: 7, durationSeconds: null },
  ...more,
});
const text = (state: MessageProgress['state'], more: Partial<MessageProgress> = {}): MessageProgress => ({
  ...{ messageId: 'SM', state, refusal: null, code: null },
  ...more,
});
const after = (reports: readonly (CallProgress | MessageProgress)[]): Delivery =>
  reports.reduce((delivery, report) => ({ ...delivery, ...reported(delivery, report) }), fresh);

it('a call: answered, then over with its length; what comes late changes nothing', () => {
  const answered = after([call('ringing', 1), call('answered', 2)]);
  expect(answered).toMatchObject({ progress: 'answered', progressSequence: 2, over: false });
  const over = after([call('answered', 2), call('completed', 3, { durationSeconds: 12 })]);
  expect(over).toMatchObject({ progress: 'completed', seconds: 12, over: true });
  expect(reported(over, call('ringing', 1))).toBeNull();
  expect(reported(over, call('completed', 3, { durationSeconds: 12 }))).toBeNull();
});

it('a text that did not arrive says why; one that arrives after all takes it back', () => {
  const failed = after([text('sent'), text('undelivered', { refusal: 'unreachable', code: '30003' })]);
  expect(failed).toMatchObject({ progress: 'undelivered', refusal: 'unreachable', code: '30003', over: true });
  expect(after([text('undelivered')])).toMatchObject({ refusal: 'provider-error' });
  expect(reported(failed, text('delivered'))).toMatchObject({ progress: 'delivered', refusal: null, code: null, over: false });
});

it('the same reports in any order, however often, come to the same', () => {
  const calls = fc.array(
    fc.tuple(fc.constantFrom(...CALL_STATES), fc.nat(5)).map(([state, sequence]) => call(state, sequence)),
    { minLength: 1 },
  );
  const texts = fc.array(
    fc.constantFrom(...MESSAGE_STATES).map((state) => text(state)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(fc.oneof(calls, texts), fc.infiniteStream(fc.nat()), (reports, order) => {
      const shuffled = [...reports, ...reports].map((report) => [order.next().value as number, report] as const).sort(([a], [b]) => a - b);
      expect(after(shuffled.map(([, report]) => report))).toEqual(after(reports));
    }),
  );
});
