import type { FullCase, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/call.js';
import { announce } from '../../../kit/announcer.js';
import { Notice } from '../../../kit/notice.js';
import { ToldDialog } from '../../../kit/told-dialog.js';
import { isWaitingCaller } from '../../inbox/waiting-callers.js';
import { CallerWaits } from '../../phone/caller-waits.js';
import { useCaseAct, type ActProps, type CaseRef } from '../case-query.js';
import { TakeForm } from './take-form.js';

/** Whether somebody is on the line. */
type Calling = Pick<FullCase, 'callerSince'>;

/** "Minä vastaan": one's name becomes public, and the resident is told. The server decides who was first. */
export function TakeDialog({ file, me, onClose, onTaken }: ActProps & { file: CaseRef & Calling; me: Me; onTaken?: () => void }) {
  const { t } = useTranslation();
  const act = useCaseAct<Record<string, never>>(file.id, 'take', () => {
    announce(t('take.done'));
    onClose();
    onTaken?.();
  });
  if (isProblem(act.error, 'case-already-taken')) {
    const name = act.error.problem.owner?.name ?? t('who.official');
    return (
      <ToldDialog title={t('take.lost_title', { name })} onClose={onClose}>
        <Notice tone="ok">
          <p>{t('take.lost', { name })}</p>
        </Notice>
      </ToldDialog>
    );
  }
  return (
    <TakeForm file={file} me={me} act={act} onClose={onClose}>
      {isWaitingCaller(file) && <CallerWaits />}
    </TakeForm>
  );
}
