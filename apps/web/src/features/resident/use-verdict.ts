import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';

/** The resident's own word on the answer: it helped, or it did not. */
export const useVerdict = () =>
  useAct<unknown, { helped: boolean; text?: string }>('/my/case/verdict', { invalidates: [KEYS.myCase, ['track']] });
