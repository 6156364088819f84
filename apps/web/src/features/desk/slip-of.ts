import type { LivingRoom, PublicCase, Slip } from '#contracts';
import type { Language } from '#domain';
import { showCode } from '../../format/tracking-code.js';
import { keyUrl } from './slip-words.js';

/** The slip as it is known from the answer to a visit: nothing more has to be asked for it. The key is nowhere but in here. */
export function slipOf(
  file: Pick<PublicCase, 'trackingCode' | 'state' | 'answerable' | 'clocks' | 'openedAt'>,
  {
    residentKey,
    language,
    room,
    village,
    origin,
  }: { residentKey?: string; language: Language; room?: LivingRoom; village?: string; origin: string },
): Slip {
  const { trackingCode, state, answerable, clocks, openedAt } = file;
  return {
    trackingCode,
    state,
    answerable,
    clocks,
    openedAt,
    language,
    livingRoom: room
      ? { village: language === 'sv' ? room.village.name.sv : room.village.name.fi, name: room.school, address: room.address }
      : village
        ? { village }
        : undefined,
    followUrl: `${origin}/s/${showCode(trackingCode)}`,
    keyUrl: residentKey === undefined ? undefined : keyUrl(origin, trackingCode, residentKey),
  };
}
