import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { PageTitle } from '../../kit/page-title.js';
import { SelectField } from '../../kit/select-field.js';
import { nameIn } from '../villages/use-villages.js';
import type { Desk } from './use-desk.js';

interface DeskHeadProps {
  desk: Desk;
  /** Where to sign in again; undefined: the host is signed in. */
  signIn: string | undefined;
  onContinue: () => void;
  onSelf: () => void;
}

/** Whose desk this is, what else a host begins here, and what keeps them from it. */
export function DeskHead({ desk, signIn, onContinue, onSelf }: DeskHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="desk-head no-print">
        <PageTitle title={t('desk.title')} />
        {desk.rooms.length === 1 && desk.room && <p className="desk-room">{t('desk.room', { village: nameIn(desk.room.village.name) })}</p>}
        {desk.rooms.length > 1 && desk.room && (
          <SelectField
            label={t('desk.which_room')}
            value={desk.room.village.code}
            onChange={desk.choose}
            options={desk.rooms.map((room) => ({ value: room.village.code, label: nameIn(room.village.name) }))}
          />
        )}
        <div className="row">
          <Button icon="link" onClick={onContinue}>
            {t('desk.continue')}
          </Button>
          <Button icon="person" onClick={onSelf}>
            {t('desk.to_visitor')}
          </Button>
        </div>
      </div>
      {signIn !== undefined && (
        <div className="no-print">
          <Notice tone="warn" alert title={t('desk.signed_out')}>
            <p>{t('desk.signed_out_text')}</p>
            <p>
              <a className={buttonClass('primary')} href={signIn}>
                {t('nav.sign_in')}
              </a>
            </p>
          </Notice>
        </div>
      )}
      {!desk.pending && !desk.room && signIn === undefined && desk.error === null && (
        <div className="no-print">
          <Notice tone="warn" title={t('desk.no_room')} />
        </div>
      )}
    </>
  );
}
