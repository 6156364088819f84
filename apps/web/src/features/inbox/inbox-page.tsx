import type { Me } from '#contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import { CasePane } from '../case/case-pane.js';
import { CaseList } from './case-list.js';
import { KeysDialog } from './keys-dialog.js';
import { isView, VIEWS, useCaseList, type View } from './views.js';
import './inbox.css';

/** `/tyo`: left the lists, middle the case, right what is known. */
export function InboxPage() {
  return <SignedIn roles={['official', 'mayor']}>{(me) => <Inbox me={me} />}</SignedIn>;
}

function Inbox({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const { search } = useLocation();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('view');
  const view: View = isView(asked) ? asked : 'waiting';
  const q = parameters.get('q') ?? '';
  const list = useCaseList(view, q);
  const [keys, setKeys] = useState(false);
  const selected = list.items.find((item) => item.id === id);
  return (
    <div className="inbox" data-open={id !== undefined}>
      <div className="inbox-title">
        <PageTitle title={t('inbox.title')} />
      </div>
      <div className="inbox-list">
        <nav aria-label={t('inbox.views')}>
          <ul className="pills">
            {VIEWS.map((one) => (
              <li key={one}>
                <Link
                  className="pill"
                  to={{ pathname: '/tyo', search: `?view=${one}` }}
                  aria-current={one === view ? 'page' : undefined}
                  preventScrollReset
                >
                  {t(`inbox.view.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Search
          key={view}
          q={q}
          onSearch={(words) =>
            setParameters(
              (old) => {
                if (words) old.set('q', words);
                else old.delete('q');
                old.set('view', view);
                return old;
              },
              { replace: true, preventScrollReset: true },
            )
          }
        />
        <CaseList
          list={list}
          view={view}
          selectedId={id}
          onAct={(caseId, act) => void navigate({ pathname: `/tyo/${caseId}`, search }, { state: { act } })}
          onHelp={() => setKeys(true)}
        />
      </div>
      {id ? (
        <CasePane key={id} id={id} me={me} summary={selected} backTo={{ pathname: '/tyo', search }} />
      ) : (
        <div className="inbox-none">
          <p className="muted">{t('inbox.choose')}</p>
        </div>
      )}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  );
}

const PAUSE_MS = 350;

function Search({ q, onSearch }: { q: string; onSearch: (words: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(q);
  useEffect(() => {
    if (words === q) return;
    const timer = setTimeout(() => onSearch(words), PAUSE_MS);
    return () => clearTimeout(timer);
    // Only what is typed starts a search.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [words]);
  return (
    <form role="search" className="inbox-search" onSubmit={(event) => event.preventDefault()}>
      <label className="visually-hidden" htmlFor="inbox-search">
        {t('inbox.search')}
      </label>
      <input
        id="inbox-search"
        type="search"
        className="control"
        placeholder={t('inbox.search')}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </form>
  );
}
