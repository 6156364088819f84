import type { NewVisit } from '#contracts';
import type { Language } from '#domain';

/** What is being typed of a visit. Nothing in it is kept anywhere until it is sent. */
export interface VisitDraft {
  language: Language;
  text: string;
  /** The village of the matter, by its Finnish name; empty: not chosen. */
  village: string;
  name: string;
  phone: string;
  email: string;
  consent: boolean;
  waiting: boolean;
}

/** Before anybody said anything: Finnish, and the desk's own village. */
export const emptyDraft = (village = ''): VisitDraft => ({
  language: 'fi',
  text: '',
  village,
  name: '',
  phone: '',
  email: '',
  consent: false,
  waiting: false,
});

export const leavesDetails = ({ name, phone, email }: Pick<VisitDraft, 'name' | 'phone' | 'email'>): boolean =>
  [name, phone, email].some((one) => one.trim() !== '');

/** The visitor's details may only be kept with their consent. */
export const lacksConsent = (draft: VisitDraft): boolean => leavesDetails(draft) && !draft.consent;

/** Whether somebody has begun: then there is something to lose, and something to hide from who comes next. */
export function isTouched(draft: VisitDraft, village = ''): boolean {
  const empty = emptyDraft(village);
  return (Object.keys(empty) as (keyof VisitDraft)[]).some((name) => draft[name] !== empty[name]);
}

/**
 * The words to send. They stay the same at every attempt, so that sending twice is one visit.
 * @param desk village of the living room, named only where the matter is another village's
 * @param arrivedAt when the button was pressed, by the server's clock as far as the device knows it; absent where nothing is kept
 */
export function visitOf(draft: VisitDraft, desk: string, arrivedAt?: string): NewVisit {
  const given = (text: string) => text.trim() || undefined;
  const village = draft.village || desk;
  return {
    village,
    text: draft.text,
    language: draft.language,
    name: given(draft.name),
    phone: given(draft.phone),
    email: given(draft.email),
    consent: leavesDetails(draft) ? draft.consent : undefined,
    desk: desk !== '' && desk !== village ? desk : undefined,
    waiting: draft.waiting || undefined,
    arrivedAt,
  };
}
