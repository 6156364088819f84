import { text } from './texts.js';

const trouble = document.querySelector('#trouble');

/** Shows what went wrong; without a name nothing is wrong any more. */
export function showTrouble(name) {
  trouble.hidden = !name;
  trouble.textContent = name ? text(name) : '';
}

/** Performs an act. @returns whether it was done; if not, it is shown why */
export async function act(name, given) {
  try {
    const answer = await fetch(`/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    if (answer.ok) showTrouble();
    else showTrouble(answer.status === 409 ? (await answer.json()).refusal : 'failed');
    return answer.ok;
  } catch {
    showTrouble('lost');
    return false;
  }
}

export async function state() {
  const answer = await fetch('/control/state');
  if (!answer.ok) throw new Error(`state: ${answer.status}`);
  return answer.json();
}

/** Calls back for everything that happens from now on. */
export function watch(after, onEntry, onOpen) {
  const source = new EventSource(`/control/trace?after=${after}`);
  source.addEventListener('message', (event) => onEntry(JSON.parse(event.data)));
  source.addEventListener('open', onOpen);
  source.addEventListener('error', () => showTrouble('lost'));
}
