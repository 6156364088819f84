import type { Visit } from '#contracts';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { announce } from '../../../kit/announcer.js';
import { Button } from '../../../kit/button.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';

type By = Visit['canSend'][number];

/** Sends the slip's link to what the visitor left of themselves in this visit. Nothing where they left nothing. */
export function SendSlip({ visit }: { visit: Pick<Visit, 'caseId' | 'canSend'> }) {
  const { t } = useTranslation();
  const send = useAct<Visit, { by: By }>(`/visits/${visit.caseId}/slip/send`, {
    invalidates: [KEYS.visits],
    onDone: (_, { by }) => announce(t(`desk.sent_${by}`)),
  });
  return (
    <>
      {visit.canSend.map((by) => (
        <Button
          key={by}
          icon={send.isSuccess && send.variables.by === by ? 'check' : undefined}
          pending={send.isPending && send.variables.by === by}
          onClick={() => send.mutate({ by })}
        >
          {send.isSuccess && send.variables.by === by ? t(`desk.sent_${by}`) : t(`desk.send_${by}`)}
        </Button>
      ))}
      <ProblemNotice error={send.error} />
    </>
  );
}
