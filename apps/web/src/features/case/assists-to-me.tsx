import type { FullCase, Me } from '#contracts';
import { LIMITS } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { sendable, TextArea } from '../../kit/text-area.js';
import { may } from './case-query.js';
import { useActed } from './use-acted.js';

/** The owner asked this person for help: the reply is a note for the owner; ownership does not move. */
export function AssistsToMe({ file, me }: { file: FullCase; me: Me }) {
  if (!may(file, 'reply_assist')) return null;
  return file.assists
    .filter((assist) => assist.to.username === me.username && assist.repliedAt === undefined)
    .map((assist) => <Reply key={assist.id} id={assist.id} caseId={file.id} by={assist.by.name} />);
}

function Reply({ id, caseId, by }: { id: string; caseId: string; by: string }) {
  const { t } = useTranslation();
  const acted = useActed();
  const [text, setText] = useState('');
  const act = useAct<unknown, { text: string }>(`/assists/${id}/reply`, {
    invalidates: [KEYS.case(caseId), KEYS.cases],
    onDone: () => {
      setText('');
      announce(t('assist.sent'));
      acted('words');
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (sendable(text, LIMITS.message) && !act.isPending) act.mutate({ text });
  };
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h3>{t('assist.asked_of_me', { name: by })}</h3>
      <TextArea label={t('assist.reply')} limit={LIMITS.message} value={text} onChange={setText} rows={3} />
      <ProblemNotice error={act.error} />
      <div>
        <Button type="submit" look="primary" pending={act.isPending}>
          {t('assist.send_reply')}
        </Button>
      </div>
    </form>
  );
}
