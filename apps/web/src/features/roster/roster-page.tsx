import type { Me, RosterShift } from '#contracts';
import { ROSTER_LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '../../format/server-time.js';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import { hasRole } from '../account/use-me.js';
import { Absences } from './absences.js';
import { CalendarFeed } from './calendar-feed.js';
import { Calendar } from './calendar.js';
import { Gaps } from './gaps.js';
import { useRosterAhead } from './roster-query.js';
import { ShiftDialog } from './shift-dialog.js';
import { detailsInWords, shiftInWords } from './shift-words.js';
import { SwapToMe } from './swap.js';
import './roster.css';
import '../notifications/notifications.css';

/** `/tyo/vuorot`: who is on duty when; one's own shifts, what colleagues ask of one, absences, and a calendar to take along. */
export function RosterPage() {
  return <SignedIn roles={['official', 'mayor']}>{(me) => <RosterOf me={me} />}</SignedIn>;
}

function RosterOf({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<string>();
  const ahead = useRosterAhead(ROSTER_LIMITS.madeDays);
  const own = ahead?.shifts.filter((shift) => shift.person.username === me.username && shift.cancelledAt === undefined) ?? [];
  const asked = ahead?.shifts.filter((shift) => shift.swap?.to.username === me.username) ?? [];
  const absences = ahead?.absences.filter(({ person }) => person.username === me.username) ?? [];
  const open = ahead?.shifts.find(({ id }) => id === openId);
  return (
    <div className="page stack">
      <PageTitle title={t('roster.title')} />
      {asked.map((shift) => shift.swap && <SwapToMe key={shift.swap.id} shift={shift} swap={shift.swap} />)}
      <Calendar me={me} dialog={(shift, close) => <ShiftDialog shift={shift} me={me} keeps={false} onClose={close} />} />
      <div className="roster-own">
        <section className="card stack" aria-labelledby="own-shifts">
          <h2 id="own-shifts">{t('roster.mine.title')}</h2>
          {ahead && own.length === 0 && <p className="muted">{t('roster.mine.none')}</p>}
          <ul className="day-shifts own-shifts">
            {own.map((shift) => (
              <OwnShift key={shift.id} shift={shift} onOpen={() => setOpenId(shift.id)} />
            ))}
          </ul>
        </section>
        <div className="stack">
          {hasRole(me, 'mayor') && <Gaps />}
          <Absences absences={absences} />
          <CalendarFeed />
        </div>
      </div>
      {open && <ShiftDialog shift={open} me={me} keeps={false} onClose={() => setOpenId(undefined)} />}
    </div>
  );
}

function OwnShift({ shift, onOpen }: { shift: RosterShift; onOpen: () => void }) {
  const { t } = useTranslation();
  const runs = Date.parse(shift.startsAt) <= now();
  return (
    <li>
      <button type="button" className="day-shift" data-own="true" onClick={onOpen}>
        <strong>{shiftInWords(shift)}</strong>
        {runs && <span className="tag tag-ok">{t('roster.mine.now')}</span>}
        {shift.swap && <span className="tag tag-warn">{t('roster.swap_open')}</span>}
        <span className="small muted">{detailsInWords(t, shift)}</span>
      </button>
    </li>
  );
}
