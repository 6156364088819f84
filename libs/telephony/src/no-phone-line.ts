import type { Refused } from './outcome.js';
import { Telephony } from './telephony.js';

const NONE: Refused = { ok: false, refusal: 'not-permitted', code: 'no-phone-line' };

/** What there is when no phone line is set up: every request is refused by the same name. */
export class NoPhoneLine extends Telephony {
  readonly placeCall = refuse;
  readonly endCall = refuse;
  readonly redirectCall = refuse;
  readonly sendMessage = refuse;
  readonly findCall = refuse;
  readonly listCalls = refuse;
  readonly listMessages = refuse;
  readonly listRecordings = refuse;
  readonly fetchRecording = refuse;
  readonly deleteRecording = refuse;
  readonly hold = refuse;
  readonly announce = refuse;
  readonly removeFromConference = refuse;
}

function refuse(): Promise<Refused> {
  return Promise.resolve(NONE);
}
