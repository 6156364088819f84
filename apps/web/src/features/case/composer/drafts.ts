/** What was being written, by case and kind: looking at another case in between loses nothing. */
const drafts = new Map<string, string>();

export const draft = (caseId: string, kind: string): string => drafts.get(`${caseId}.${kind}`) ?? '';

export function keepDraft(caseId: string, kind: string, text: string): void {
  if (text === '') drafts.delete(`${caseId}.${kind}`);
  else drafts.set(`${caseId}.${kind}`, text);
}
