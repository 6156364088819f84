import type { Me } from '#contracts';

type OneNotice = Me['notices'][number];

/** One line of the list: the newest of the notices that say the same of the same case, and how many they are. */
export interface NoticeLine {
  newest: OneNotice;
  count: number;
  /** Ids of those not yet seen. */
  unseen: string[];
}

/** Merges what was told again and again, so that one contact is one line. Newest first. What is about no case is never merged. */
export function noticeLines(notices: readonly OneNotice[]): NoticeLine[] {
  const lines = new Map<string, NoticeLine>();
  for (const notice of notices.toSorted((one, other) => other.at.localeCompare(one.at))) {
    const key = notice.caseId ? `${notice.type} ${notice.caseId}` : notice.id;
    const line = lines.get(key) ?? { newest: notice, count: 0, unseen: [] };
    line.count += 1;
    if (!notice.seenAt) line.unseen.push(notice.id);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Where to read on about news of no case: the page, and what the link to it is called. */
export interface NoticePlace {
  to: string;
  words: 'cases' | 'roster' | 'settings' | 'gaps';
}

/** The page on which what was told can be seen or answered; nothing for news that this version does not know. */
export function placeOf(type: string, me: Pick<Me, 'roles'>): NoticePlace | undefined {
  if (type === 'shift.began') return { to: '/tyo', words: 'cases' };
  if (type === 'token.created') return { to: '/tyo/asetukset', words: 'settings' };
  if (type === 'roster.gap') return { to: me.roles.includes('mayor') ? '/pormestari' : '/yllapito/vuorot', words: 'gaps' };
  return /^(swap|shift)\./.test(type) ? { to: '/tyo/vuorot', words: 'roster' } : undefined;
}
