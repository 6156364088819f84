import type { FullCase } from '#contracts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { may } from '../case-query.js';
import { AnswerForm } from './answer-form.js';
import { WordsForm } from './words-form.js';

const KINDS = ['message', 'question', 'answer', 'note'] as const;

/** Four ways to write, kept apart: a message is not an answer until its owner says that it is. */
export function CaseComposer({ file }: { file: FullCase }) {
  const { t } = useTranslation();
  const kinds = KINDS.filter((kind) => may(file, kind));
  if (kinds.length === 0) return null;
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
          {kind === 'answer' ? <AnswerForm file={file} /> : <WordsForm file={file} kind={kind} />}
        </TabPanel>
      ))}
    </Tabs>
  );
}
