import { languageNow, text } from './texts.js';

const KEY = 'phone-simulator-sound';
const SPOKEN = { fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB' };
const button = document.querySelector('#sound');
let isOn = remembered();

function remembered() {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Whether the browser can speak at all; where it cannot, there is nothing to switch. */
const canSpeak = 'speechSynthesis' in globalThis;

export function showSound() {
  button.hidden = !canSpeak;
  button.setAttribute('aria-pressed', String(isOn));
  button.textContent = text(isOn ? 'soundOn' : 'soundOff');
}

button.addEventListener('click', () => {
  isOn = !isOn;
  if (!isOn && canSpeak) speechSynthesis.cancel();
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Storage may be forbidden: then nothing is remembered.
  }
  showSound();
});

/** Says aloud what is heard; a sound that is no speech stays silent. */
export function speak(words, language) {
  if (!isOn || !canSpeak || words.startsWith('♪')) return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = language ?? SPOKEN[languageNow()];
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.replace('_', '-').startsWith(utterance.lang.slice(0, 2)));
  if (voice) utterance.voice = voice;
  speechSynthesis.speak(utterance);
}

export const hush = () => canSpeak && speechSynthesis.cancel();
