import type { LivingRoom, Slip } from '#contracts';
import type { Language } from '#domain';
import { showCode } from '../../format/tracking-code.js';
import { nameIn } from '../villages/use-villages.js';
import type { SlipFile } from './shown-slip.js';
import { keyUrl } from './slip-words.js';

interface SlipFacts {
  residentKey: string;
  language: Language;
  room?: LivingRoom;
  /** Where no more than the village of the room is known. */
  village?: string;
  origin: string;
}

/** The slip as it is known from the answer to a visit: nothing more has to be asked for it. The key is nowhere but in here. */
export function slipOf(file: SlipFile, { residentKey, language, room, village, origin }: SlipFacts): Slip {
  const { trackingCode, state, answerable, clocks, openedAt } = file;
  return {
    trackingCode,
    state,
    answerable,
    clocks,
    openedAt,
    language,
    livingRoom: room
      ? { village: nameIn(room.village.name, language), name: room.school, address: room.address }
      : village
        ? { village }
        : undefined,
    followUrl: `${origin}/s/${showCode(trackingCode)}`,
    keyUrl: keyUrl(origin, trackingCode, residentKey),
  };
}
