import type { ResidentMessage } from '#contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { Icon } from '../../kit/icon.js';
import { usePresence } from '../../live/presence.js';
import { outbox, type Outgoing } from './outbox.js';

interface MessageLogProps {
  messages: readonly ResidentMessage[];
  outgoing: readonly Outgoing[];
  live?: number;
  onSeen: (seq: number) => void;
}

/** The conversation, oldest first; a log, so that what comes is read aloud as it comes. */
export function MessageLog({ messages, outgoing, live, onSeen }: MessageLogProps) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const delivered = new Set(messages.map((message) => message.clientId));
  const unsent = outgoing.filter((entry) => entry.what === 'message' && !delivered.has(entry.clientId));
  const count = messages.length + unsent.length;
  const last = messages.at(-1)?.seq;
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current && before.current > 0) end.current?.scrollIntoView({ block: 'nearest' });
    before.current = count;
  }, [count]);
  useEffect(() => {
    if (last !== undefined) onSeen(live ?? last);
  }, [last, live, onSeen]);
  return (
    <>
      <div role="log" aria-label={t('talk.log')} className="log" tabIndex={count > 0 ? 0 : undefined}>
        {messages.map((message) => (
          <Bubble key={message.id} message={message} />
        ))}
        {unsent.map((entry) => (
          <Unsent key={entry.clientId} entry={entry} />
        ))}
        <div ref={end} />
      </div>
      <Typing />
    </>
  );
}

function Bubble({ message }: { message: ResidentMessage }) {
  const { t } = useTranslation();
  const own = message.from.role === 'resident';
  return (
    <article className={`bubble ${own ? 'bubble-own' : 'bubble-theirs'} bubble-${message.kind}`}>
      <p className="bubble-from">
        <strong>{own ? t('talk.you') : (message.from.name ?? t('who.official'))}</strong>
        {(message.kind === 'answer' || message.kind === 'question') && (
          <span className="tag tag-plain">{t(`message_kind.${message.kind}`)}</span>
        )}
        <time dateTime={message.at}>{dateTime(message.at)}</time>
      </p>
      <p className="preserve">{message.text ?? <em>{t('talk.erased')}</em>}</p>
    </article>
  );
}

function Unsent({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation();
  return (
    <article className="bubble bubble-own bubble-unsent">
      <p className="bubble-from">
        <strong>{t('talk.you')}</strong>
        <span>{entry.refused ?? t('talk.sending')}</span>
      </p>
      <p className="preserve">{entry.text}</p>
      {entry.refused !== undefined && (
        <p className="row">
          <button type="button" className="link-button" onClick={() => outbox.change(entry.clientId, { refused: undefined })}>
            {t('talk.try_again')}
          </button>
          <button type="button" className="link-button" onClick={() => outbox.remove(entry.clientId)}>
            {t('talk.discard')}
          </button>
        </p>
      )}
    </article>
  );
}

/** What the owner is doing just now: writing, or having seen what was said. */
function Typing() {
  const { t } = useTranslation();
  const present = usePresence();
  const writer = present.find((one) => one.doing === 'typing');
  const seen = present.find((one) => one.doing === 'seen');
  const name = (writer ?? seen)?.who.name ?? t('who.official');
  return (
    <p className="typing small muted">
      {writer ? (
        <>
          <span className="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('presence.typing', { name })}
        </>
      ) : seen ? (
        <>
          <Icon name="check" size="1em" />
          {t('presence.seen', { name })}
        </>
      ) : null}
    </p>
  );
}
