/** The roster as it is read and kept over HTTP: topic by topic, on one API. */
import './roster/who-may.js';
import './roster/shifts.js';
import './roster/patterns.js';
import './roster/swaps.js';
import './roster/absences.js';
import './roster/gaps.js';
import './roster/calendar.js';
