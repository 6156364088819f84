import type { Rung } from '#domain';
import { useTranslation } from 'react-i18next';
import { durationInWords } from './duration-words.js';

/** Whom a waiting case is told to, in what order, and for how long each has time to take it. */
export function Ladder({ rungs, working }: { rungs: readonly Rung[]; working: boolean }) {
  const { t } = useTranslation();
  return (
    <ol className="ladder">
      {rungs.map((rung, level) => (
        <li key={level}>
          <strong>{t(`policies.tell.${rung.tell}`)}</strong>{' '}
          {level === rungs.length - 1
            ? t('policies.repeats', { length: durationInWords(t, rung.wait, working) })
            : t('policies.waits', { length: durationInWords(t, rung.wait, working) })}
          <span className="small muted"> {rung.paths.map((path) => t(`policies.path.${path}`)).join(', ')}</span>
        </li>
      ))}
    </ol>
  );
}
