import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { PageTitle } from '../../kit/page-title.js';
import { Conversation } from './conversation.js';
import { Opening } from './opening.js';
import { useResidentLine } from './use-resident-line.js';
import { isFlag, recall } from '../../api/remembered.js';
import './resident.css';

/** `/`: one field and one button; after the first word, the case and who answers for it. */
export function ResidentPage() {
  const { t } = useTranslation();
  const line = useResidentLine();
  const [another, setAnother] = useState(false);
  const [openedHere, setOpenedHere] = useState(false);
  const opening = line.outgoing.some((entry) => entry.what === 'open');
  const file = line.myCase ?? line.opened;
  useEffect(() => {
    if (opening) setOpenedHere(true);
    else if (openedHere) setAnother(false);
  }, [opening, openedHere]);

  const talking = file !== undefined && !another && !opening;
  if (line.pending && recall('hasCase', isFlag) && !opening) return <Loading />;
  return (
    <>
      {!talking && <Opening line={line} onBack={another ? () => setAnother(false) : undefined} />}
      {talking && <PageTitle title={t('resident.title_case')} hidden />}
      <Conversation key="conversation" line={line} file={talking ? file : undefined} focus={openedHere}>
        <Button onClick={() => setAnother(true)}>{t('resident.another')}</Button>
      </Conversation>
    </>
  );
}
