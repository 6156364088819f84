import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { CaseRow } from './case-row.js';
import { keysOn } from './keys-preference.js';
import { useListNow } from './use-list-now.js';
import type { useCaseList, View } from './views.js';

interface CaseListProps {
  list: ReturnType<typeof useCaseList>;
  view: View;
  selectedId?: string;
  /** A key was pressed on a case: open its dialog or its field; nothing is committed by a key. */
  onAct: (caseId: string, act: 'take' | 'reply') => void;
  onHelp: () => void;
}

export function CaseList({ list, view, selectedId, onAct, onHelp }: CaseListProps) {
  const { t } = useTranslation();
  const rows = useRef<HTMLUListElement>(null);
  const now = useListNow(list.items);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a[data-case]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    if (at < 0) return;
    const caseId = links[at]?.dataset['case'] ?? '';
    const letters = keysOn();
    if (event.key === 'ArrowDown' || (letters && event.key === 'j')) links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' || (letters && event.key === 'k')) links[at - 1]?.focus();
    else if (letters && event.key === 'm') onAct(caseId, 'take');
    else if (letters && event.key === 'r') onAct(caseId, 'reply');
    else if (event.key === '?') onHelp();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {list.isPending && <Loading />}
      <ProblemNotice error={list.items.length === 0 ? list.error : undefined} />
      {list.isSuccess && list.items.length === 0 && <p className="empty">{t(`inbox.empty.${view}`)}</p>}
      {list.items.length > 0 && (
        // The rows are links; the list only listens for the keys that move between them.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ul className="rows" ref={rows} aria-label={t(`inbox.view.${view}`)} onKeyDown={onKeyDown}>
          {list.items.map((item) => (
            <CaseRow key={item.id} item={item} now={now} selected={item.id === selectedId} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
      <p className="inbox-keys small muted">
        <button type="button" className="link-button" onClick={onHelp}>
          {t('keys.title')}
        </button>
      </p>
    </>
  );
}
