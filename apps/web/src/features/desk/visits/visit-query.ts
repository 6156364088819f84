import type { Visit } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { announce } from '../../../kit/announcer.js';
import { whoAnswers } from '../../tracking/standing.js';

/** Hosts have no live line: this often it is asked who took, who comes. */
const EVERY_MS = 8_000;

/** The visits that this host has open. */
export const useVisits = (asked: boolean) =>
  useQuery({
    queryKey: KEYS.visits,
    queryFn: ({ signal }) => call<{ items: Visit[] }>('/visits/mine', { signal }),
    enabled: asked,
    refetchInterval: EVERY_MS,
    // By asking, the page says that whoever waits live is still there, also when another window is in front.
    refetchIntervalInBackground: true,
  });

/** The official's word to who sits here: "Aino tulee olohuoneeseen noin 10 minuutissa". */
export function comingWords(t: TFunction, coming: NonNullable<Visit['coming']>): string {
  const name = coming.name ?? t('who.official');
  if (coming.by === 'chat') return t('desk.coming_chat', { name });
  return t('desk.coming_room', { name, n: coming.minutes ?? 0 });
}

/** Where a visit stands, in one sentence. */
export const visitStanding = (t: TFunction, visit: Visit): string =>
  visit.state === 'closed' ? t('state.closed') : t(`standing.${visit.state}`, { name: whoAnswers(t, visit) });

/** Says once what is new of the visits: somebody took one, somebody comes. */
export function useVisitNews(visits: readonly Visit[] | undefined): void {
  const { t } = useTranslation();
  const told = useRef<Map<string, string> | undefined>(undefined);
  useEffect(() => {
    if (!visits) return;
    const before = told.current;
    const words = new Map(visits.map((visit) => [visit.caseId, visit.coming ? comingWords(t, visit.coming) : visitStanding(t, visit)]));
    told.current = words;
    if (!before) return;
    const fresh = visits.filter(
      ({ caseId, state, coming }) => before.has(caseId) && before.get(caseId) !== words.get(caseId) && (coming || state !== 'waiting'),
    );
    if (fresh.length > 0) announce(fresh.map(({ caseId, trackingCode }) => `${trackingCode}: ${words.get(caseId)}`).join('. '));
  }, [visits, t]);
}
