import type { Type } from '@nestjs/common';
import { Absences } from './absences.service.js';
import { AbsenceStore } from './persistence/absence.store.js';
import { BegunShifts } from './persistence/begun-shifts.js';
import { FeedStore } from './persistence/feed.store.js';
import { PatternStore } from './persistence/pattern.store.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore } from './persistence/shift.store.js';
import { SwapStore } from './persistence/swap.store.js';
import { PatternMaking } from './pattern-making.service.js';
import { Patterns } from './patterns.service.js';
import { RosterAhead } from './roster-ahead.service.js';
import { RosterPeople } from './roster-people.service.js';
import { RosterTelling } from './roster-telling.service.js';
import { RosterView } from './roster-view.service.js';
import { ShiftView } from './shift-view.service.js';
import { Shifts } from './shifts.service.js';
import { Swaps } from './swaps.service.js';

/** The roster's rows, for its own services alone. */
export const ROSTER_STORES: Type[] = [AbsenceStore, PatternStore, RosterPeople, ShiftStore, ShiftView, SwapStore];

/** What the people room offers of the roster. */
export const ROSTER_SERVICES: Type[] = [
  ...[BegunShifts, RosterAhead, RosterReads, RosterTelling, RosterView, FeedStore],
  ...[Absences, PatternMaking, Patterns, Shifts, Swaps],
];
