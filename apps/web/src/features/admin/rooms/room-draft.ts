import type { ChangeLivingRoom, KeptLivingRoom, OpeningSpan, OpeningWeek } from '#contracts';
import { WEEK_DAYS, type WeekDay } from '#domain';
import { showPhone } from '../../../format/phone-number.js';
import { exceptionsFromWords, exceptionsInWords, spansFromWords, spansInWords } from '../../villages/hours-words.js';

/** A room as it is being typed: hours are words until it is sent. */
export interface RoomDraft {
  village: string;
  school: string;
  address: string;
  week: Record<WeekDay, string>;
  exceptions: string;
  hosts: string[];
  accessible: '' | 'yes' | 'no';
  phone: string;
}

/** Which of the words are not hours. */
export interface DraftFaults {
  days: WeekDay[];
  /** Line of the exceptions, from 1. */
  line?: number;
}

export const draftOf = (room?: KeptLivingRoom): RoomDraft => ({
  village: room?.village.name.fi ?? '',
  school: room?.school ?? '',
  address: room?.address ?? '',
  week: Object.fromEntries(WEEK_DAYS.map((day) => [day, spansInWords(room?.week[day] ?? [])])) as Record<WeekDay, string>,
  exceptions: exceptionsInWords(room?.exceptions ?? []),
  hosts: room?.hosts.map(({ username }) => username) ?? [],
  accessible: room?.accessible === undefined ? '' : room.accessible ? 'yes' : 'no',
  phone: room?.phone ? showPhone(room.phone) : '',
});

/** What is sent, or what cannot be read. Empty details are left out of a new room, and taken away from one that is there. */
export function readDraft(draft: RoomDraft, isNew: boolean): { body: ChangeLivingRoom } | { faults: DraftFaults } {
  const read = WEEK_DAYS.map((day) => [day, spansFromWords(draft.week[day])] as const);
  const exceptions = exceptionsFromWords(draft.exceptions);
  const days = read.flatMap(([day, spans]) => (spans === undefined ? [day] : []));
  if (days.length > 0 || !Array.isArray(exceptions)) return { faults: { days, ...(!Array.isArray(exceptions) && exceptions) } };
  const none = isNew ? undefined : null;
  const body: ChangeLivingRoom = {
    ...{ school: draft.school, address: draft.address, exceptions, hosts: draft.hosts },
    week: Object.fromEntries(read as [WeekDay, OpeningSpan[]][]) as OpeningWeek,
    accessible: draft.accessible === '' ? none : draft.accessible === 'yes',
    phone: draft.phone.trim() || none,
  };
  return { body };
}
