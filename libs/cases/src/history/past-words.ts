import type { CaseAct, CaseFile } from '#domain';
import { randomUUID } from 'node:crypto';
import { message, reason } from '../acts/words-of.js';
import type { Classes } from '../persistence/classification.store.js';
import type { Spoken } from '../persistence/spoken.js';
import type { PastAct } from './past-act.js';

/** What a past act needs to know besides itself. */
export interface PastSetting {
  /** The case before the act. */
  file: CaseFile;
  /** Who acts; absent for the resident. */
  personId: string | undefined;
  idOf: (username: string) => string;
  otherCase: (key: string) => { id: string; open: boolean };
}

/** The domain's act, and the words and classes that are stored beside it. */
export interface PastWords {
  act: CaseAct;
  spoken: Spoken[];
  classes?: Classes;
}

/** Turns what people said into the domain's act: words masked, salted and committed exactly as when they are said now. */
export function wordsOf(past: PastAct, { file, personId, idOf, otherCase }: PastSetting): PastWords {
  const id = personId ?? null;
  const asOwner = { role: file.owner?.personId === personId ? ('owner' as const) : ('assistant' as const), id };
  switch (past.act) {
    case 'take':
    case 'withdraw':
      return { act: { act: past.act }, spoken: [] };
    case 'resident_writes': {
      const said = message(past.text, 'resident', { role: 'resident', id: null });
      return { act: { act: past.act, said: said.said }, spoken: [said.spoken] };
    }
    case 'message':
    case 'note':
    case 'question': {
      const said = message(past.text, past.act, asOwner);
      return { act: { act: past.act, said: said.said }, spoken: [said.spoken] };
    }
    case 'answer':
      return answerOf(past, message(past.text, 'answer', { role: 'owner', id }));
    case 'helped':
    case 'did_not_help': {
      const said = past.text === undefined ? undefined : message(past.text, 'verdict', { role: 'resident', id: null });
      return { act: { act: past.act, said: said?.said ?? {} }, spoken: said ? [said.spoken] : [] };
    }
    case 'promise':
    case 'no_matter':
    case 'restrict':
      return { act: past, spoken: [] };
    case 'classify':
      return classesOf(past);
    case 'release':
    case 'relieve': {
      const said = reason(past.reason, 'reason');
      const { commitment, spoken } = said;
      return {
        act: past.act === 'release' ? { act: past.act, reasonCode: past.reasonCode, commitment } : { act: past.act, commitment },
        spoken: [spoken],
      };
    }
    case 'reopen':
    case 'read': {
      const said = reason(past.reason, 'reason');
      return { act: { act: past.act, said: { commitment: said.commitment } }, spoken: [said.spoken] };
    }
    case 'offer_handover':
    case 'summon': {
      const said = reason(past.reason, 'reason');
      return { act: { act: past.act, id: randomUUID(), to: idOf(past.to), commitment: said.commitment }, spoken: [said.spoken] };
    }
    case 'accept_offer':
      return { act: { act: past.act, offerId: offerTo(file, personId) }, spoken: [] };
    case 'decline_offer': {
      const said = reason(past.reason, 'reason');
      return { act: { act: past.act, offerId: offerTo(file, personId), commitment: said.commitment }, spoken: [said.spoken] };
    }
    case 'ask_assist': {
      const said = message(past.text, 'assist', { role: 'owner', id });
      return { act: { act: past.act, id: randomUUID(), to: idOf(past.to), said: said.said }, spoken: [said.spoken] };
    }
    case 'reply_assist': {
      const said = message(past.text, 'assist_reply', { role: 'assistant', id });
      const assist = file.assists.find(({ to, repliedAt }) => to === personId && repliedAt === null);
      return { act: { act: past.act, assistId: assist?.id ?? '', said: said.said }, spoken: [said.spoken] };
    }
    case 'direct': {
      const said = message(past.text, 'directive', { role: 'mayor', id });
      const { sector, dueAt } = past;
      return { act: { act: past.act, id: randomUUID(), sector, dueAt, said: said.said }, spoken: [said.spoken] };
    }
    case 'mark_duplicate':
      return { act: { act: past.act, of: otherCase(past.of) }, spoken: [] };
  }
}

function answerOf(past: PastAct & { act: 'answer' }, said: ReturnType<typeof message>): PastWords {
  const extra = (['reason', 'alternative'] as const).flatMap((field) =>
    past[field] === undefined ? [] : [reason(past[field], field, `${field}Commitment`)],
  );
  const facts = Object.fromEntries(extra.map(({ spoken, commitment }) => [spoken.factKey, commitment]));
  return {
    act: {
      act: 'answer',
      said: { ...said.said, ...facts },
      outcome: past.outcome,
      hasReason: past.reason !== undefined,
      hasAlternative: past.alternative !== undefined,
    },
    spoken: [said.spoken, ...extra.map(({ spoken }) => spoken)],
  };
}

function classesOf({ act, ...classes }: PastAct & { act: 'classify' }): PastWords {
  const { title, topic, sector, village } = classes;
  const words = title === undefined ? undefined : reason(title, 'title', 'titleCommitment');
  return {
    act: {
      act,
      classes: {
        ...(words ? { titleCommitment: words.commitment } : {}),
        ...(topic ? { topic } : {}),
        ...(sector ? { sector } : {}),
        ...(village ? { village: true } : {}),
      },
    },
    spoken: words ? [words.spoken] : [],
    classes,
  };
}

const offerTo = (file: CaseFile, personId: string | undefined): string => file.offers.find(({ to }) => to === personId)?.id ?? '';
