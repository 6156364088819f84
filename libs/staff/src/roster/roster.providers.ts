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

/** What its own services alone need. */
export const ROSTER_INNER: Type[] = [AbsenceStore, PatternStore, RosterPeople, ShiftStore, ShiftView];

/** What the people room offers of the roster: to other rooms, to its own controllers, and to its part of the worker. */
export const ROSTER_SERVICES: Type[] = [
  ...[BegunShifts, RosterAhead, RosterReads, RosterTelling, RosterView, FeedStore, SwapStore],
  ...[Absences, PatternMaking, Patterns, Shifts, Swaps],
];
