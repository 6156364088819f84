import { text } from './texts.js';

const VOICES = ['person', 'answers', 'machine', 'rejects', 'noAnswer', 'busy', 'invalid'];
const TEXT_KINDS = ['mobile', 'landline', 'off'];

/** Fills a list to choose from, and keeps what was chosen. */
export function fill(select, values, label) {
  const { value } = select;
  select.replaceChildren(...values.map((each) => new Option(label(each), each)));
  if (values.includes(value)) select.value = value;
}

/** Fills all lists of behaviours below `root` in the language of now. */
export function fillBehaviours(root) {
  for (const select of root.querySelectorAll('[data-voices]')) fill(select, VOICES, (voice) => text(`voice_${voice}`));
  for (const select of root.querySelectorAll('[data-text-kinds]')) fill(select, TEXT_KINDS, (kind) => text(`texts_${kind}`));
}
