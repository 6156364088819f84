import type { Me } from '#contracts';
import { useTranslation } from 'react-i18next';

/** What taking means, before it is done. */
export function TakePreview({ me, code }: { me: Me; code: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('take.public', { name: me.name })}</p>
      <div className="take-preview">
        <p className="small muted">{t('take.resident_told')}</p>
        <p>{t('take.resident_text', { name: me.name, code })}</p>
      </div>
      <p>{t('take.meaning')}</p>
    </>
  );
}
