import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../kit/button.js';
import { PLACES, recallMyVillages } from './my-villages.js';
import { nameIn, useVillages } from './use-villages.js';

/** Beside a village's field: the villages that this browser remembers, one press each. */
export function OwnVillageChoices({ onChoose }: { onChoose: (village: string) => void }) {
  const { t } = useTranslation();
  const mine = recallMyVillages();
  const villages = useVillages();
  const own = PLACES.flatMap((place) => {
    const village = villages?.find(({ code }) => code === mine[place]);
    return village ? [{ place, village }] : [];
  });
  return (
    <p className="row small">
      {own.map(({ place, village }) => (
        <Button key={place} size="small" onClick={() => onChoose(village.name.fi)}>
          {t(`village.place.${place}`)}: {nameIn(village.name)}
        </Button>
      ))}
      <Link to="/kyla">{t('village.unknown')}</Link>
    </p>
  );
}
