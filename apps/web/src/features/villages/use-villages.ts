import type { PlaceName, Village } from '#contracts';
import type { Language } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { currentLanguage } from '../../i18n/current-language.js';

/** Official names are Finnish and Swedish; who reads English sees the Finnish ones. */
export const nameIn = (name: PlaceName, language: Language = currentLanguage()): string => (language === 'sv' ? name.sv : name.fi);

/** The city's villages, once they are known, in the order of their names. Whether a room is open changes: they are asked for again. */
export function useVillages(enabled = true): Village[] | undefined {
  return useVillageQuery(enabled).data;
}

/** The same as a query. They are put in order when they come, not at every render: a live case renders each second. */
export function useVillageQuery(enabled = true) {
  const language = currentLanguage();
  return useQuery({
    queryKey: KEYS.villages,
    queryFn: ({ signal }) => call<{ items: Village[] }>('/villages', { signal }),
    staleTime: 60_000,
    enabled,
    select: useCallback(
      ({ items }: { items: Village[] }) =>
        [...items].sort((a, b) => nameIn(a.name, language).localeCompare(nameIn(b.name, language), language)),
      [language],
    ),
  });
}

/** What is stored of a village, in the reader's language; words from before villages had one spelling stay as they are. */
export function useVillageName(): (stored: string) => string {
  const swedish = currentLanguage() === 'sv';
  const villages = useVillages(swedish);
  return (stored) => (swedish ? (villages?.find(({ name }) => name.fi === stored)?.name.sv ?? stored) : stored);
}
