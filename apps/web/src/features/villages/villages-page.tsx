import type { Village } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loading } from '../../kit/loading.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { PLACES, useMyVillages, type MyVillages } from './my-villages.js';
import { PostalCodeForm } from './postal-code-form.js';
import { OpenTag } from './room-card.js';
import { nameIn, useVillageQuery } from './use-villages.js';
import { VillageCard } from './village-card.js';
import './villages.css';

/** `/kyla`: which villages are mine, and where are their living rooms. What is chosen stays in the browser. */
export function VillagesPage() {
  const { t } = useTranslation();
  const [mine, setMine] = useMyVillages();
  const villages = useVillageQuery();
  return (
    <div className="page stack">
      <PageTitle title={t('village.title')} />
      <p>{t('village.lead')}</p>
      {villages.data && <Mine villages={villages.data} mine={mine} onMine={setMine} />}
      <h2>{t('village.by_postal_code')}</h2>
      <PostalCodeForm mine={mine} onMine={setMine} />
      <h2>{t('village.by_district')}</h2>
      {villages.isPending && <Loading />}
      <ProblemNotice error={villages.data ? undefined : villages.error} />
      {villages.data && <ByDistrict villages={villages.data.filter(({ sea }) => !sea)} mine={mine} onMine={setMine} />}
    </div>
  );
}

interface Shown {
  villages: readonly Village[];
  mine: MyVillages;
  onMine: (mine: MyVillages) => void;
}

function Mine({ villages, mine, onMine }: Shown) {
  const { t } = useTranslation();
  const own = villages.filter(({ code }) => PLACES.some((place) => mine[place] === code));
  if (own.length === 0) return null;
  return (
    <>
      <h2>{t('village.mine')}</h2>
      <p className="small">
        {t('village.mine_text')} <Link to="/lomake">{t('village.write')}</Link>
      </p>
      <div className="villages">
        {own.map((village) => (
          <VillageCard key={village.code} village={village} mine={mine} onMine={onMine} />
        ))}
      </div>
    </>
  );
}

/** Each district unfolds to its villages, each village to its room. */
function ByDistrict({ villages, mine, onMine }: Shown) {
  const districts = new Map<string, Village[]>();
  for (const village of villages) {
    const name = village.district ? nameIn(village.district) : '';
    districts.set(name, [...(districts.get(name) ?? []), village]);
  }
  return (
    <div className="stack-tight">
      {[...districts].map(([name, inIt]) => (
        <details key={name} className="card village-district">
          <summary>{name}</summary>
          <ul className="village-list">
            {inIt.map((village) => (
              <li key={village.code}>
                <OneVillage village={village} mine={mine} onMine={onMine} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function OneVillage({ village, mine, onMine }: Omit<Shown, 'villages'> & { village: Village }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {nameIn(village.name)}
      </button>{' '}
      {village.livingRoom && <OpenTag room={village.livingRoom} />}
      {open && <VillageCard village={village} mine={mine} onMine={onMine} />}
    </>
  );
}
