import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.js';
import { Button } from './button.js';

/** Copies and says so; where the browser forbids it, the text stands beside it anyway. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('common.copied'));
      setTimeout(() => setCopied(false), 4000);
    } catch {
      announce(t('common.copy_failed'));
    }
  };
  return (
    <Button size="small" icon={copied ? 'check' : 'link'} onClick={() => void copy()}>
      {copied ? t('common.copied') : label}
    </Button>
  );
}
