import { soundsLikeEmergency } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../kit/notice.js';

/**
 * Names 112 as soon as what is being written sounds like danger to life, before anything is sent. Said once: it stays while the
 * words change, and nothing keeps them from being sent.
 * @param said what was sent already, while nobody answers for it yet
 */
export function Emergency({ text, said = '' }: { text: string; said?: string | undefined }) {
  const { t } = useTranslation();
  const [named, setNamed] = useState(false);
  if (!named && (soundsLikeEmergency(text) || soundsLikeEmergency(said))) setNamed(true);
  if (!named) return null;
  return (
    <Notice tone="bad" alert title={t('emergency.title')}>
      <p>{t('emergency.text')}</p>
      <p>
        <a className="button button-danger" href="tel:112">
          {t('emergency.call')}
        </a>
      </p>
    </Notice>
  );
}
