import type { FoundVillages } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, query } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextInput } from '../../kit/text-input.js';
import type { MyVillages } from './my-villages.js';
import { VillageCard } from './village-card.js';

/** Villages by postal code, as the city told of them; never guessed. */
export function PostalCodeForm({ mine, onMine }: { mine: MyVillages; onMine: (mine: MyVillages) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const found = useQuery({
    queryKey: KEYS.villagesFound(asked ?? ''),
    queryFn: ({ signal }) => call<FoundVillages>(`/villages/find${query({ postalCode: asked })}`, { signal }),
    enabled: asked !== undefined,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const code = typed.replace(/\s/g, '');
    const right = /^\d{5}$/.test(code);
    setWrong(!right);
    setAsked(right ? code : undefined);
  };
  return (
    <div className="stack">
      <form className="row village-postal" onSubmit={submit} noValidate>
        <TextInput
          label={t('village.postal_code')}
          hint={t('village.postal_hint')}
          name="postal-code"
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={10}
          value={typed}
          onChange={setTyped}
          error={wrong ? t('field_error.not_a_postal_code') : undefined}
        />
        <Button type="submit" look="primary" pending={found.isFetching}>
          {t('village.find')}
        </Button>
      </form>
      <ProblemNotice error={found.data ? undefined : found.error} />
      <div role="status" className="stack">
        {found.data && <Found found={found.data} />}
        {found.data && found.data.items.length > 0 && (
          <div className="villages">
            {found.data.items.map((village) => (
              <VillageCard key={village.code} village={village} mine={mine} onMine={onMine} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function Found({ found }: { found: FoundVillages }) {
  const { t } = useTranslation();
  if (!found.imported) return <Notice tone="info">{t('village.not_imported')}</Notice>;
  if (found.items.length === 0) return <Notice tone="info">{t('village.none_found')}</Notice>;
  return found.items.length > 1 ? <p>{t('village.several')}</p> : null;
}
