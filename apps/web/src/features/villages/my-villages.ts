import { useState } from 'react';
import { recall, remember } from '../../api/remembered.js';

/** By what somebody belongs to a village; they may belong to several. */
export const PLACES = ['home', 'work', 'school'] as const;
export type Place = (typeof PLACES)[number];

/** Codes of villages. Kept in this browser alone: the city is not told. */
export type MyVillages = Partial<Record<Place, string>>;

const isMine = (value: unknown): value is MyVillages =>
  typeof value === 'object' && value !== null && Object.values(value).every((code) => typeof code === 'string');

export const recallMyVillages = (): MyVillages => recall('my-villages', isMine) ?? {};

/** The reader's own villages, and how to change them. */
export function useMyVillages(): [MyVillages, (mine: MyVillages) => void] {
  const [mine, setMine] = useState(recallMyVillages);
  return [
    mine,
    (changed) => {
      remember('my-villages', changed);
      setMine(changed);
    },
  ];
}

/** A village becomes, or stops being, somebody's by exactly these places. */
export function markedBy(mine: MyVillages, code: string, places: readonly Place[]): MyVillages {
  const kept = PLACES.flatMap((place) => {
    const own = places.includes(place) ? code : mine[place] === code ? undefined : mine[place];
    return own === undefined ? [] : [[place, own] as const];
  });
  return Object.fromEntries(kept);
}
