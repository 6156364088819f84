import type { CallOptions } from './call-options.js';
import type { CallStatus } from './call-state.js';

interface Leg {
  readonly sid: string;
  readonly status: CallStatus;
  readonly options: CallOptions;
}

/** What every webhook of a call carries. Pure. */
export function fieldsOf(call: Leg, accountSid: string): Record<string, string> {
  const { from, to, direction, parentSid } = call.options;
  return {
    CallSid: call.sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: call.status,
    ApiVersion: '2010-04-01',
    Direction: direction,
    ...(parentSid && { ParentCallSid: parentSid }),
    ...countryOf('From', from),
    ...countryOf('To', to),
  };
}

function countryOf(whose: 'From' | 'To', number: string): Record<string, string> {
  return number.startsWith('+358') ? { [`${whose}Country`]: 'FI' } : {};
}
