import type { CasePhone, FullCase } from '#contracts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../kit/notice.js';
import { may } from '../case-query.js';
import { AnswerForm } from './answer-form.js';
import { WordsForm } from './words-form.js';

const KINDS = ['message', 'question', 'answer', 'note'] as const;

interface CaseComposerProps {
  file: FullCase;
  /** By what the telephone reaches the resident, where that is known. */
  reach?: CasePhone['reach'];
}

/** Four ways to write, kept apart: a message is not an answer until its owner says that it is. */
export function CaseComposer({ file, reach }: CaseComposerProps) {
  const { t } = useTranslation();
  const kinds = KINDS.filter((kind) => may(file, kind));
  if (kinds.length === 0) return null;
  // Whoever called has no page open where words would come.
  const out = file.channel === 'voice' && reach !== undefined && reach !== 'text' ? reach : undefined;
  return (
    <Tabs className="composer">
      <TabList className="tabs-list" aria-label={t('composer.title')}>
        {kinds.map((kind) => (
          <Tab key={kind} id={kind} className="tab">
            {t(`composer.${kind}.tab`)}
          </Tab>
        ))}
      </TabList>
      {kinds.map((kind) => (
        <TabPanel key={kind} id={kind} className="tab-panel">
          {out && kind !== 'note' && <Notice tone="warn" title={t(`composer.out_of_reach.${out}`)} />}
          {kind === 'answer' ? <AnswerForm file={file} /> : <WordsForm file={file} kind={kind} />}
        </TabPanel>
      ))}
    </Tabs>
  );
}
