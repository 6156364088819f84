import { fill } from './options.js';
import { text } from './texts.js';

const KINDS = [
  'call',
  'ringing',
  'heard',
  'said',
  'pressed',
  'verb',
  'bridged',
  'queue',
  'conference',
  'recording',
  'message',
  'webhook',
  'rest',
  'debugger',
  'chaos',
];
const MOST = 500;
const list = document.querySelector('#trace');
const filter = document.querySelector('#trace-filter');

filter.addEventListener('change', applyFilter);
document.querySelector('#trace-clear').addEventListener('click', () => list.replaceChildren());

export function translateTrace() {
  fill(filter, ['', ...KINDS], (kind) => (kind === '' ? text('traceAll') : kind));
}

function applyFilter() {
  for (const item of list.children) item.hidden = filter.value !== '' && item.dataset.kind !== filter.value;
}

/** Adds what happened, newest first. */
export function addTrace(entry) {
  const { at, kind } = entry;
  const details = Object.fromEntries(Object.entries(entry).filter(([name]) => !['seq', 'at', 'kind'].includes(name)));
  const item = document.createElement('li');
  item.dataset.kind = kind;
  item.className = `is-${kind}`;
  item.hidden = filter.value !== '' && kind !== filter.value;
  const fold = document.createElement('details');
  const summary = document.createElement('summary');
  const time = document.createElement('time');
  time.textContent = `${new Date(at).toLocaleTimeString('fi-FI')} `;
  const name = document.createElement('span');
  name.className = 'kind';
  name.textContent = kind;
  summary.append(time, name, ` ${summaryOf(kind, details)}`);
  const whole = document.createElement('pre');
  whole.textContent = JSON.stringify(details, null, 2);
  fold.append(summary, whole);
  item.append(fold);
  list.prepend(item);
  while (list.children.length > MOST) list.lastElementChild.remove();
}

function summaryOf(kind, details) {
  switch (kind) {
    case 'call':
      return `${details.from} → ${details.to}: ${details.status}`;
    case 'ringing':
      return `${details.number} ← ${details.from}`;
    case 'heard':
    case 'said':
      return details.words;
    case 'pressed':
      return details.key;
    case 'verb':
      return `<${details.verb}>`;
    case 'queue':
    case 'conference':
      return `${details.did} ${details.queue ?? details.conference}`;
    case 'recording':
      return `${details.seconds} s`;
    case 'message':
      return `${details.from} → ${details.to}: ${details.status}`;
    case 'webhook':
      return `${details.about} ${details.url} → ${details.result}`;
    case 'rest':
      return `${details.method} ${details.path} → ${details.status}`;
    case 'debugger':
      return `${details.code} ${details.about}`;
    case 'chaos':
      return details.did;
    default:
      return '';
  }
}
