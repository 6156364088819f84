import { CasePhoneController } from './case-phone.controller.js';
import { LineController } from './line.controller.js';
import { PhoneBlocksController } from './phone-blocks.controller.js';
import { RecordingsController } from './recordings.controller.js';

/** REST of the telephone for officials and everybody, for the API process alone. */
export const PHONE_CONTROLLERS = [CasePhoneController, RecordingsController, PhoneBlocksController, LineController];
