import type { ProblemCatalogue } from '#platform/http';

/** Refusals of webhooks. */
export const WEBHOOK_PROBLEMS: ProblemCatalogue = {
  'not-from-provider': {
    status: 403,
    fi: 'Pyynnön allekirjoitus ei kelpaa.',
    sv: 'Begärans signatur är ogiltig.',
    en: 'The request is not rightly signed.',
  },
};
