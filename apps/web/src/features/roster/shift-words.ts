import type { RosterPattern, RosterShift } from '#contracts';
import type { TFunction } from 'i18next';
import { dayOf, longDay } from '../../format/helsinki.js';
import { spanInWords } from './by-day.js';

/** "tiistai 24. marraskuuta 8.00–16.00". */
export const shiftInWords = (shift: Pick<RosterShift, 'startsAt' | 'endsAt'>): string =>
  `${longDay(dayOf(Date.parse(shift.startsAt)))} ${spanInWords(shift)}`;

/** What a shift is for, where it says so: "Keskustelu, Puhelu · ruotsi · Kallio". */
export const detailsInWords = (
  t: TFunction,
  {
    channels,
    languages,
    villages,
    topics,
    room,
  }: Pick<RosterShift | RosterPattern, 'channels' | 'languages' | 'villages' | 'topics' | 'room'>,
): string =>
  [
    channels.length === 0 ? t('roster.any_channel') : channels.map((one) => t(`channel.${one}`)).join(', '),
    languages.map((one) => t(`language.${one}`)).join(', '),
    villages.join(', '),
    topics.map((one) => t(`topic.${one}`)).join(', '),
    room,
  ]
    .filter(Boolean)
    .join(' · ');
