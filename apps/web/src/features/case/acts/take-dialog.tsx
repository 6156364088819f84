import type { FullCase, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/call.js';
import { showCode } from '../../../format/tracking-code.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { announce } from '../../../kit/announcer.js';
import { Button } from '../../../kit/button.js';
import { DialogFrame } from '../../../kit/dialog-frame.js';
import { Notice } from '../../../kit/notice.js';
import { isWaitingCaller } from '../../inbox/waiting-callers.js';
import { CallerWaits } from '../../phone/caller-waits.js';
import { useCaseAct, type ActProps, type CaseRef } from '../case-query.js';
import { TakePreview } from './take-preview.js';

/** Whether somebody is on the line. */
type Calling = Pick<FullCase, 'channel' | 'live' | 'state'>;

/** "Minä vastaan": one's name becomes public, and the resident is told. The server decides who was first. */
export function TakeDialog({ file, me, onClose }: ActProps & { file: CaseRef & Calling; me: Me }) {
  const { t } = useTranslation();
  const act = useCaseAct<Record<string, never>>(file.id, 'take', () => {
    announce(t('take.done'));
    onClose();
  });
  if (isProblem(act.error, 'case-already-taken')) {
    const name = act.error.problem.owner?.name ?? t('who.official');
    return (
      <DialogFrame title={t('take.lost_title', { name })} onClose={onClose}>
        <Notice tone="ok">
          <p>{t('take.lost', { name })}</p>
        </Notice>
        <div className="dialog-buttons">
          <Button look="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </DialogFrame>
    );
  }
  return (
    <ActDialog
      title={t('take.title')}
      intro={
        <>
          {isWaitingCaller(file) && <CallerWaits />}
          <TakePreview me={me} code={showCode(file.trackingCode)} />
        </>
      }
      submit={t('take.button')}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
