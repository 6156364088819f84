import type { MyCase, PublicCase } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusPanel } from '../tracking/status-panel.js';
import { Answered } from './answered.js';
import { Composer } from './composer.js';
import { LinkCard } from './link-card.js';
import { MessageLog } from './message-log.js';
import type { ResidentLine } from './use-resident-line.js';
import { Withdraw } from './withdraw.js';

const isMine = (file: MyCase | PublicCase | undefined): file is MyCase => file !== undefined && 'messages' in file;

/** Each answer is asked about anew: what was begun about the one before is not left standing. */
const answersIn = (file: MyCase): number => file.messages.filter(({ kind }) => kind === 'answer').length;

interface ConversationProps {
  line: ResidentLine;
  /** Absent while there is nothing to show: the log stands there already, so that its first words are read aloud. */
  file?: MyCase | PublicCase;
  /** The case was opened a moment ago: its news get the focus. */
  focus?: boolean;
  children?: ReactNode;
}

/** The resident's side of a case: who answers and by when, then the words. */
export function Conversation({ line, file, focus, children }: ConversationProps) {
  const { t } = useTranslation();
  const mine = isMine(file) ? file : undefined;
  return (
    <div className={file ? 'page talk' : 'talk-unborn'}>
      {file && (
        <div className="talk-status">
          <StatusPanel file={file} focus={focus} mine />
          <LinkCard code={file.trackingCode} />
        </div>
      )}
      <section className="talk-words" aria-labelledby={file && 'talk-title'}>
        {file && <h2 id="talk-title">{t('talk.title')}</h2>}
        <MessageLog messages={mine?.messages ?? []} outgoing={file ? line.outgoing : []} onSeen={line.seen} live={mine?.seq} />
        {mine && <Answered key={answersIn(mine)} file={mine} />}
        {mine?.may.write && <Composer file={mine} line={line} />}
        {mine && (mine.may.withdraw || children) && (
          <div className="row talk-acts">
            {mine.may.withdraw && <Withdraw />}
            {children}
          </div>
        )}
      </section>
    </div>
  );
}
