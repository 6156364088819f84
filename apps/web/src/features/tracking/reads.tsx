import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';

/** Who opened the case without owning it, and why they said they did (domain.md §6). */
export function Reads({ reads }: { reads: readonly { at: string; name: string; reason?: string }[] }) {
  const { t } = useTranslation();
  if (reads.length === 0) return null;
  return (
    <section className="card stack-tight" aria-labelledby="reads">
      <h2 id="reads">{t('reads.title')}</h2>
      <p className="small muted">{t('reads.text')}</p>
      <ul className="stack-tight">
        {reads.map((read) => (
          <li key={read.at + read.name}>
            <strong>{read.name}</strong>, {dateTime(read.at)}
            {read.reason && <span className="preserve">: “{read.reason}”</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
