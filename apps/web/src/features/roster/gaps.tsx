import { dayAfter, LANGUAGES } from '#domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayOf, longDay } from '../../format/helsinki.js';
import { Icon } from '../../kit/icon.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { gapsByDay, type DayGap } from './by-day.js';
import { useGaps } from './roster-query.js';
import './roster.css';

const CHANNELS = ['chat', 'voice'] as const;

/** "ei ketään", or which channel lacks somebody in which languages. */
function lackingInWords(t: TFunction, { gaps }: DayGap): string {
  if (gaps.length >= CHANNELS.length * LANGUAGES.length) return t('roster.gaps.all');
  return CHANNELS.flatMap((channel) => {
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

/** Each day of the next fourteen on which somebody is lacking. */
function useGapDays() {
  const { data, error } = useGaps();
  const first = data && dayOf(Date.parse(data.from));
  const days = first === undefined ? [] : Array.from({ length: 15 }, (_, at) => dayAfter(first, at));
  return { known: data !== undefined, found: gapsByDay(data?.gaps ?? [], days), error };
}

type Found = ReturnType<typeof useGapDays>['found'];

function GapDays({ found }: { found: Found }) {
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
