import type { Type } from '@nestjs/common';
import { RosterReads } from './persistence/roster-reads.js';
import { RosterAhead } from './roster-ahead.service.js';

/** The roster's rows, for its own services alone. */
export const ROSTER_STORES: Type[] = [RosterReads];

/** What the people room offers of the roster. */
export const ROSTER_SERVICES: Type[] = [RosterAhead];
