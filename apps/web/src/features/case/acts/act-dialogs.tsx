import type { CaseAct, FullCase, Me } from '#contracts';
import { AcceptDialog } from './accept-dialog.js';
import { AssistDialog } from './assist-dialog.js';
import { ClassifyDialog } from './classify-dialog.js';
import { DeclineDialog } from './decline-dialog.js';
import { DirectDialog } from './direct-dialog.js';
import { DuplicateDialog } from './duplicate-dialog.js';
import { CodeDialog } from './code-dialog.js';
import { OfferDialog } from './offer-dialog.js';
import { PromiseDialog } from './promise-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { ReleaseDialog } from './release-dialog.js';
import { TakeDialog } from './take-dialog.js';
import { offersTo } from '../offers-to-me.js';

interface ActDialogsProps {
  act: CaseAct;
  file: FullCase;
  me: Me;
  onClose: () => void;
}

/** The dialog of an act. No act is done without one. */
export function ActDialogs({ act, file, me, onClose }: ActDialogsProps) {
  const props = { file, onClose };
  const offer = offersTo(file, me)[0];
  switch (act) {
    case 'take':
      return <TakeDialog {...props} me={me} />;
    case 'accept_offer':
      return offer ? <AcceptDialog {...props} me={me} offer={offer} /> : null;
    case 'decline_offer':
      return offer ? <DeclineDialog {...props} offer={offer} /> : null;
    case 'promise':
      return <PromiseDialog {...props} />;
    case 'classify':
      return <ClassifyDialog {...props} file={file} />;
    case 'release':
      return <ReleaseDialog {...props} />;
    case 'offer_handover':
      return <OfferDialog {...props} act="handover-offers" />;
    case 'summon':
      return <OfferDialog {...props} act="summons" />;
    case 'ask_assist':
      return <AssistDialog {...props} />;
    case 'mark_duplicate':
      return <DuplicateDialog {...props} />;
    case 'no_matter':
      return <CodeDialog {...props} act="no_matter" />;
    case 'non_public':
      return <CodeDialog {...props} act="non_public" />;
    case 'relieve':
      return <ReasonDialog {...props} act="relieve" />;
    case 'reopen':
      return <ReasonDialog {...props} act="reopen" />;
    case 'direct':
      return <DirectDialog {...props} />;
    default:
      return null;
  }
}
