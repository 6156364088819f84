import type { MyCase } from '#contracts';
import { LIMITS } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { sendable, TextArea } from '../../kit/text-area.js';
import { Emergency } from './emergency.js';
import type { ResidentLine } from './use-resident-line.js';
import { useVerdict } from './use-verdict.js';

const lastSaid = (file: MyCase): string | undefined => file.messages.filter(({ kind }) => kind === 'resident').at(-1)?.text;

/** Writing on. After an answer a mere thank-you would open the case again, so "Auttoi, kiitos" is offered first. */
export function Composer({ file, line }: { file: MyCase; line: ResidentLine }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [begun, setBegun] = useState(false);
  const verdict = useVerdict();
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!sendable(text, LIMITS.message)) return;
    line.write(text);
    setText('');
  };
  return (
    <form className="composer stack" onSubmit={send} noValidate>
      {file.state === 'answered' && begun && (
        <Notice tone="info" title={t('talk.thanks_first')}>
          <p>
            <Button size="small" icon="check" pending={verdict.isPending} onClick={() => verdict.mutate({ helped: true })}>
              {t('verdict.thanks')}
            </Button>
          </p>
        </Notice>
      )}
      <TextArea
        label={file.state === 'awaiting_resident' ? t('talk.reply') : file.state === 'closed' ? t('talk.reopen') : t('talk.write')}
        hint={file.state === 'closed' ? t('talk.reopen_hint') : undefined}
        name="message"
        rows={3}
        limit={LIMITS.message}
        value={text}
        onChange={(value) => {
          setText(value);
          setBegun(true);
          line.typing();
        }}
      />
      <Emergency text={text} said={file.state === 'waiting' ? lastSaid(file) : undefined} />
      <div>
        <Button type="submit" look="primary" aria-disabled={!sendable(text, LIMITS.message) || undefined}>
          {t('talk.send')}
        </Button>
      </div>
    </form>
  );
}
