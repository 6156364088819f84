import type { CaseAct, FullCase } from '#contracts';
import { useEffect, useRef } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { showCode } from '../../format/tracking-code.js';
import { useNowNear } from '../../format/use-now.js';
import { Button } from '../../kit/button.js';
import { DeadlineTag } from '../../kit/deadline-tag.js';
import { Icon } from '../../kit/icon.js';
import { LiveTag } from '../inbox/live-tag.js';
import { whoAnswers } from '../tracking/standing.js';
import { lateSince, nearestClock } from './clocks.js';
import { may } from './case-query.js';
import { Presence } from './presence-line.js';
import { useVillageName } from '../villages/use-villages.js';

/** Acts of the menu, in the order in which they are likely. */
const MENU: CaseAct[] = [
  'promise',
  'ask_assist',
  'offer_handover',
  'classify',
  'mark_duplicate',
  'non_public',
  'no_matter',
  'release',
  'summon',
  'direct',
  'relieve',
  'reopen',
];

export function CaseHeader({ file, focus, onAct }: { file: FullCase; focus: boolean; onAct: (act: CaseAct) => void }) {
  const { t } = useTranslation();
  const villageName = useVillageName();
  const heading = useRef<HTMLHeadingElement>(null);
  const clock = nearestClock(file);
  const late = lateSince(file);
  const now = useNowNear([clock?.dueAt, late], file.live || file.callerSince !== undefined);
  const acts = MENU.filter((act) => may(file, act));
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true });
    // Only on opening the case.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <header className="stack-tight">
      <h2 id="case-title" ref={heading} tabIndex={-1} className="case-title">
        {file.title}
      </h2>
      <div className="row case-facts">
        {clock && <DeadlineTag deadline={{ ...clock, lateSince: late }} now={now} withTime />}
        <span className="tag tag-plain">{t(`state.${file.state}`)}</span>
        <LiveTag file={file} now={now} />
        {file.escalated && (
          <span className="tag tag-bad">
            <Icon name="up" />
            {t('inbox.escalated')}
          </span>
        )}
        {file.restricted && (
          <span className="tag tag-warn">
            <Icon name="lock" />
            {t('case.restricted')}
          </span>
        )}
        <span className="code">{showCode(file.trackingCode)}</span>
        {file.village && <span>{villageName(file.village)}</span>}
      </div>
      <p>
        {t('case.answerable')}: <strong>{whoAnswers(t, file)}</strong>
      </p>
      <div className="row">
        {may(file, 'take') && (
          <Button look="primary" size="large" onClick={() => onAct('take')}>
            {t('take.button')}
          </Button>
        )}
        {acts.length > 0 && (
          <MenuTrigger>
            <AriaButton className="button button-secondary">{t('case.more_acts')}</AriaButton>
            <Popover className="popover" placement="bottom start">
              <Menu className="menu" onAction={(act) => onAct(act as CaseAct)} aria-label={t('case.more_acts')}>
                {acts.map((act) => (
                  <MenuItem key={act} id={act} className="menu-item" textValue={t(`act.${act as 'promise'}`)}>
                    {t(`act.${act as 'promise'}`)}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
      <Presence caseId={file.id} />
    </header>
  );
}
