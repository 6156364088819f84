import type { Me } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showCode } from '../../../format/tracking-code.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import type { ActProps } from '../case-query.js';
import { TakePreview } from './take-preview.js';

interface TakeFormProps extends ActProps {
  me: Me;
  act: { isPending: boolean; error: unknown; mutate: (body: Record<string, never>) => void };
  /** What one is to know besides what taking means. */
  children?: ReactNode;
}

/** Confirming that one answers for a case, by whichever way it came. */
export function TakeForm({ file, me, act, onClose, children }: TakeFormProps) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('take.title')}
      intro={
        <>
          {children}
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
