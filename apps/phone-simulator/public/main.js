import { act, showTrouble, state, watch } from './control.js';
import { HandsetView } from './handset.js';
import { fillBehaviours } from './options.js';
import { hush, showSound, speak } from './speech.js';
import { languageNow, rememberedLanguage, setLanguage, text } from './texts.js';
import { addTrace, translateTrace } from './trace.js';

const CHAOS = ['duplicate', 'delay', 'drop', 'loseAnswer', 'restFailsBefore', 'restFailsAfter'];
const SOON_MS = 60;
const list = document.querySelector('#handset-list');
const language = document.querySelector('#language');
const views = new Map();
/** The telephone that was used last: what is heard there is said aloud. */
let active;
let last;
let planned;

function use(view) {
  if (active === view) return;
  hush();
  active?.element.classList.remove('is-active');
  active = view;
  view.element.classList.add('is-active');
}

function show(snapshot) {
  last = snapshot;
  for (const [number, view] of views) {
    if (snapshot.handsets.some((handset) => handset.number === number)) continue;
    view.element.remove();
    views.delete(number);
  }
  for (const handset of snapshot.handsets) {
    const view = views.get(handset.number) ?? added(handset.number);
    view.show(handset);
    view.showLines(snapshot.numbers);
  }
  showLines(snapshot.numbers);
  showChaos(snapshot.chaos);
}

function added(number) {
  const view = new HandsetView(number, () => use(view));
  view.translate();
  views.set(number, view);
  list.append(view.element);
  return view;
}

function showLines(numbers) {
  const lines = numbers.map(({ number, name }) => {
    const line = document.createElement('span');
    line.textContent = name ? `${name} ${number}` : text('line', { number });
    return line;
  });
  document.querySelector('#lines').replaceChildren(...lines);
}

function showChaos(settings) {
  const form = document.querySelector('#chaos');
  if (form.childElementCount > 0) return;
  for (const name of CHAOS) {
    const label = document.createElement('label');
    const words = document.createElement('span');
    words.dataset.text = `chaos_${name}`;
    words.textContent = text(`chaos_${name}`);
    const input = document.createElement('input');
    Object.assign(input, { type: 'number', min: 0, max: 100, step: 5, name, value: Math.round(settings[name] * 100) });
    input.addEventListener('change', () => act('chaos', { [name]: Math.min(100, Math.max(0, Number(input.value) || 0)) / 100 }));
    label.append(words, input);
    form.append(label);
  }
}

async function refresh() {
  planned = undefined;
  try {
    show(await state());
    showTrouble();
  } catch {
    showTrouble('lost');
  }
}

/** Much may happen at once: it is shown together. */
function refreshSoon() {
  planned ??= setTimeout(refresh, SOON_MS);
}

function happened(entry) {
  addTrace(entry);
  const call = active?.handset?.call;
  if (entry.kind === 'heard' && call?.callSid === entry.callSid) speak(entry.words, entry.language);
  refreshSoon();
}

function translateAll() {
  language.value = languageNow();
  fillBehaviours(document);
  translateTrace();
  showSound();
  for (const view of views.values()) view.translate();
  if (last) show(last);
}

language.addEventListener('change', () => {
  setLanguage(language.value);
  translateAll();
});

document.querySelector('#add').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const { number, name, voice, texts, hidden } = form.elements;
  const given = {
    number: number.value.replace(/\s/g, ''),
    ...(name.value.trim() !== '' && { name: name.value.trim() }),
    behaviour: { voice: voice.value, texts: texts.value, hidden: hidden.checked },
  };
  if (!(await act('handset', given))) return;
  form.reset();
  await refresh();
  views.get(given.number)?.element.querySelector('button:not([hidden])')?.focus();
});
document.querySelector('#chaos').addEventListener('submit', (event) => event.preventDefault());

setLanguage(rememberedLanguage());
translateAll();
await refresh();
watch(last?.seq ?? 0, happened, refreshSoon);
