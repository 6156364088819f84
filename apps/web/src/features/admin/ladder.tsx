import type { NotifyPath, Rung } from '#domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { durationInWords } from './duration-words.js';

const pathInWords = (t: TFunction, path: NotifyPath) => t(`policies.path.${path}`);

/** A call to the line rings phones on every rung, whatever paths it names. */
const pathsOf = (t: TFunction, { paths }: Rung, rings: boolean): string =>
  rings
    ? [...paths.filter((path) => path !== 'call').map((path) => pathInWords(t, path)), t('policies.path_rings')].join(', ')
    : paths.map((path) => pathInWords(t, path)).join(', ');

interface LadderProps {
  rungs: readonly Rung[];
  working: boolean;
  /** Residents who wait here may have called. */
  rings?: boolean;
}

/** Whom a waiting case is told to, in what order, and for how long each has time to take it. */
export function Ladder({ rungs, working, rings = false }: LadderProps) {
  const { t } = useTranslation();
  return (
    <ol className="ladder">
      {rungs.map((rung, level) => (
        <li key={level}>
          <strong>{t(`policies.tell.${rung.tell}`)}</strong>{' '}
          {level === rungs.length - 1
            ? t('policies.repeats', { length: durationInWords(t, rung.wait, working) })
            : t('policies.waits', { length: durationInWords(t, rung.wait, working) })}
          <span className="small muted"> {pathsOf(t, rung, rings)}</span>
        </li>
      ))}
    </ol>
  );
}
