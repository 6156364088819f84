import type { Me } from '#contracts';
import { ROSTER_LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { AdminPage } from '../admin/admin-page.js';
import { Absences } from './absences.js';
import { Calendar } from './calendar.js';
import { Gaps } from './gaps.js';
import { PatternDialog } from './pattern-dialog.js';
import { Patterns } from './patterns.js';
import { useRosterAhead } from './roster-query.js';
import { ShiftDialog } from './shift-dialog.js';
import { ShiftFormDialog } from './shift-form-dialog.js';
import './roster.css';
import '../notifications/notifications.css';

/** `/yllapito/vuorot`: the administrator keeps the roster, and sees where nobody is on duty. */
export function AdminRosterPage() {
  const { t } = useTranslation();
  return <AdminPage title={t('roster.title')}>{(me) => <Keeping me={me} />}</AdminPage>;
}

function Keeping({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<'shift' | 'pattern'>();
  const ahead = useRosterAhead(ROSTER_LIMITS.readDays);
  const close = () => setAdding(undefined);
  return (
    <>
      <div className="row">
        <Button look="primary" onClick={() => setAdding('shift')}>
          {t('roster.keep.add_shift')}
        </Button>
        <Button onClick={() => setAdding('pattern')}>{t('roster.pattern.add')}</Button>
      </div>
      <Calendar me={me} dialog={(shift, closeOne) => <ShiftDialog shift={shift} me={me} keeps onClose={closeOne} />} />
      <div className="roster-own">
        <div className="stack">
          <Gaps />
          <Absences absences={ahead?.absences ?? []} ofAnybody />
        </div>
        <Patterns patterns={ahead?.patterns ?? []} />
      </div>
      {adding === 'shift' && <ShiftFormDialog onClose={close} />}
      {adding === 'pattern' && <PatternDialog onClose={close} />}
    </>
  );
}
