import type { Type } from '@nestjs/common';
import { AbsencesController } from './http/absences.controller.js';
import { CalendarFeedController, CalendarsController } from './http/calendars.controller.js';
import { RosterController } from './http/roster.controller.js';

export const ROSTER_CONTROLLERS: Type[] = [RosterController, AbsencesController, CalendarFeedController, CalendarsController];
