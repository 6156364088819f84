import { useTranslation } from 'react-i18next';
import { usePresence } from '../../live/presence.js';

/** Who else is here, at this moment. */
export function Presence({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const present = usePresence(caseId);
  return (
    <p className="small muted presence-line">
      {present
        .map((one) =>
          t(one.doing === 'gone' ? 'presence.reading' : `presence.${one.doing}`, {
            name: one.who.role === 'resident' ? t('who.resident') : (one.who.name ?? t('who.official')),
          }),
        )
        .join(' · ')}
    </p>
  );
}
