import type { Village } from '#contracts';
import { useTranslation } from 'react-i18next';
import { CheckChoices } from '../../kit/choices.js';
import { markedBy, PLACES, type MyVillages } from './my-villages.js';
import { RoomCard } from './room-card.js';
import { nameIn } from './use-villages.js';

/** One village with its living room, and by what it is the reader's own. */
export function VillageCard({ village, mine, onMine }: { village: Village; mine: MyVillages; onMine: (mine: MyVillages) => void }) {
  const { t } = useTranslation();
  const name = nameIn(village.name);
  return (
    <article className="card stack-tight" aria-label={name}>
      <h3>{name}</h3>
      {village.district && <p className="small muted">{nameIn(village.district)}</p>}
      <RoomCard room={village.livingRoom} />
      <CheckChoices
        legend={t('village.mark', { village: name })}
        choices={PLACES.map((value) => ({ value, label: t(`village.place.${value}`) }))}
        values={PLACES.filter((place) => mine[place] === village.code)}
        onChange={(places) => onMine(markedBy(mine, village.code, places))}
      />
    </article>
  );
}
