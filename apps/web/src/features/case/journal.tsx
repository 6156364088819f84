import type { JournalEntry } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { coded } from '../../i18n/coded.js';

/** The hash-chained record itself, for those who want to check. */
export function Journal({ entries }: { entries: readonly JournalEntry[] }) {
  const { t } = useTranslation();
  return (
    <details className="journal">
      <summary>{t('journal.title', { count: entries.length })}</summary>
      <ol className="stack-tight">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <p>
              <span className="code">{entry.seq}</span> {coded(t, 'journal_type', entry.type)}
            </p>
            <p className="small muted">
              {dateTime(entry.at)} · {entry.actor.name ?? coded(t, 'actor', entry.actor.type)}
              {entry.actor.byToken && ` · ${t('journal.by_token')}`}
            </p>
            <p className="small muted hash" title={entry.hash}>
              {t('journal.hash')} {entry.hash.slice(0, 16)}…
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
