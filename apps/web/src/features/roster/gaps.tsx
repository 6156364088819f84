import { LANGUAGES, LIVE_CHANNELS, ROSTER_LIMITS } from '#domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayOf, longDay } from '../../format/helsinki.js';
import { Icon } from '../../kit/icon.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { daysFrom, gapsByDay, type DayGap, type GapDay } from './by-day.js';
import { useGaps } from './roster-query.js';
import './roster.css';

/** "ei ketään", or which channel lacks somebody in which languages. */
function lackingInWords(t: TFunction, { gaps }: DayGap): string {
  if (gaps.length >= LIVE_CHANNELS.length * LANGUAGES.length) return t('roster.gaps.all');
  return LIVE_CHANNELS.flatMap((channel) => {
    const languages = LANGUAGES.filter((language) => gaps.some((gap) => gap.channel === channel && gap.language === language));
    if (languages.length === 0) return [];
    return [
      t('roster.gaps.line', { channel: t(`channel.${channel}`), languages: languages.map((one) => t(`language.${one}`)).join(', ') }),
    ];
  }).join('; ');
}

/** The gaps of one day, by their hours. */
export function GapSpans({ spans }: { spans: readonly DayGap[] }) {
  const { t } = useTranslation();
  return (
    <ul className="gap-spans">
      {spans.map((one) => (
        <li key={one.span ?? ''}>
          {one.span && <strong>{one.span}</strong>} {lackingInWords(t, one)}
        </li>
      ))}
    </ul>
  );
}

/** Each day ahead on which somebody is lacking; the last one is looked at until this time of day. */
function useGapDays() {
  const { data, error } = useGaps();
  const first = data && dayOf(Date.parse(data.from));
  const days = first === undefined ? [] : daysFrom(first, ROSTER_LIMITS.gapDays + 1);
  return { known: data !== undefined, found: gapsByDay(data?.gaps ?? [], days), error };
}

function GapDays({ found }: { found: readonly GapDay[] }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('roster.gaps.days', { count: found.length })}</summary>
      <ul className="gap-days">
        {found.map(({ day, spans }) => (
          <li key={day}>
            <strong className="gap-day">{longDay(day)}</strong>
            <GapSpans spans={spans} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Where a live channel has nobody in a language, day by day; for the administrator and the mayor. */
export function Gaps() {
  const { t } = useTranslation();
  const { known, found, error } = useGapDays();
  return (
    <section className="card stack" aria-labelledby="gaps">
      <h2 id="gaps">{t('roster.gaps.title')}</h2>
      <p>{t('roster.gaps.text')}</p>
      <ProblemNotice error={known ? undefined : error} />
      {known && found.length === 0 && (
        <p className="row">
          <Icon name="check" /> <span>{t('roster.gaps.none')}</span>
        </p>
      )}
      {found.length > 0 && <GapDays found={found} />}
    </section>
  );
}

/** The same beside other things: nothing where there are none. */
export function GapsBriefly() {
  const { t } = useTranslation();
  const { found } = useGapDays();
  if (found.length === 0) return null;
  return (
    <Notice tone="warn" title={t('roster.gaps.title')}>
      <p>{t('roster.gaps.text')}</p>
      <GapDays found={found} />
    </Notice>
  );
}
