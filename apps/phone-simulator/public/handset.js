import { act } from './control.js';
import { fillBehaviours } from './options.js';
import { text, translate } from './texts.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const HIDDEN = '+266696687';
const template = document.querySelector('#handset-template');

/** One telephone on the page. It shows what it is told by `show`, and tells `onUse` when somebody uses it. */
export class HandsetView {
  constructor(number, onUse) {
    this.number = number;
    this.shownCall = null;
    this.shownHeard = 0;
    this.shownTexts = 0;
    this.element = template.content.cloneNode(true).firstElementChild;
    this.element.addEventListener('pointerdown', onUse);
    this.element.addEventListener('focusin', onUse);
    this.find('.name').id = `name-${number.replace(/\W/g, '')}`;
    this.element.setAttribute('aria-labelledby', this.find('.name').id);
    this.buttons();
    this.keypad();
    this.forms();
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  buttons() {
    for (const name of ['dial', 'answer', 'reject', 'hang-up'])
      this.find(`.act-${name}`).addEventListener('click', () => act(name, { number: this.number }));
    this.find('.act-remove').addEventListener('click', () => act('remove-handset', { number: this.number }));
  }

  keypad() {
    const pad = this.find('.keypad');
    const press = (keys) => act('press', { number: this.number, keys });
    for (const key of KEYS) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = key;
      button.addEventListener('click', () => press(key));
      pad.append(button);
    }
    // On the keypad the keyboard's own digits work, too.
    pad.addEventListener('keydown', (event) => {
      if (KEYS.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) void press(event.key);
    });
  }

  forms() {
    this.onSubmit('.say', async (form) => {
      const words = form.words.value.trim();
      if (words === '' || !(await act('say', { number: this.number, words }))) return;
      this.addHeard(words, 'mine');
      form.words.value = '';
    });
    this.onSubmit('.text', async (form) => {
      const body = form.body.value.trim();
      if (
        body !== '' &&
        (await act('text', { number: this.number, ...(form.to.value && { to: form.to.value }), body, whatsapp: form.whatsapp.checked }))
      )
        form.body.value = '';
    });
    const { to, whatsapp } = this.find('.text').elements;
    to.addEventListener('change', () => (whatsapp.checked = /whatsapp/i.test(to.selectedOptions[0].textContent)));
    this.onSubmit('.behaviour', (form) =>
      act('handset', {
        number: this.number,
        behaviour: {
          ...this.behaviour,
          voice: form.voice.value,
          texts: form.texts.value,
          hidden: form.hidden.checked,
          afterSeconds: Number(form.afterSeconds.value) || 0,
        },
      }),
    );
  }

  onSubmit(selector, does) {
    this.find(selector).addEventListener('submit', (event) => {
      event.preventDefault();
      void does(event.target.elements);
    });
  }

  /** Which numbers of the line take texts; one whose name says WhatsApp is written to by WhatsApp. */
  showLines(numbers) {
    const form = this.find('.text').elements;
    const lines = numbers.filter(({ texts }) => texts);
    if (form.to.options.length === lines.length) return;
    form.to.replaceChildren(...lines.map(({ number, name }) => new Option(name ? `${name} ${number}` : number, number)));
    this.find('.line-choice').hidden = lines.length < 2;
  }

  /** The texts in the language of now. */
  translate() {
    translate(this.element);
    fillBehaviours(this.element);
    this.showBehaviour();
  }

  show(handset) {
    const changed = JSON.stringify(handset.behaviour) !== JSON.stringify(this.behaviour);
    this.handset = handset;
    this.behaviour = handset.behaviour;
    const name = handset.name ?? handset.number;
    this.find('.name').textContent = name;
    this.find('.number').textContent = handset.number;
    this.find('.keypad').setAttribute('aria-label', text('keypad', { name }));
    this.find('.heard').setAttribute('aria-label', text('heard', { name }));
    if (changed) this.showBehaviour();
    this.showState();
    this.showHeard();
    this.showTexts();
  }

  showState() {
    const { ringing, call } = this.handset;
    const isIn = call !== null && !call.isOver;
    const focused = document.activeElement;
    this.element.classList.toggle('is-ringing', ringing !== null);
    for (const part of ['.keypad', '.say']) this.find(part).hidden = !isIn;
    this.find('.heard').hidden = call === null;
    this.find('.act-dial').hidden = ringing !== null || isIn;
    this.find('.act-answer').hidden = ringing === null;
    this.find('.act-reject').hidden = ringing === null;
    this.find('.act-hang-up').hidden = !isIn;
    if (this.element.contains(focused) && focused.closest('[hidden]'))
      this.find(isIn ? '.keypad button' : '.acts button:not([hidden])').focus();
    const words = stateOf(ringing, call);
    // A status is read aloud when it changes: only then it is written.
    if (this.find('.state').textContent !== words) this.find('.state').textContent = words;
  }

  showHeard() {
    const { call } = this.handset;
    if (call === null) return;
    if (call.callSid !== this.shownCall) {
      this.shownCall = call.callSid;
      this.shownHeard = 0;
      this.find('.heard').replaceChildren();
    }
    const unseen = call.heard.slice(Math.max(0, this.shownHeard - (call.heardCount - call.heard.length)));
    this.shownHeard = call.heardCount;
    for (const { words, from, language } of unseen) this.addHeard(words, from === 'other' ? 'from-other' : 'from-line', language);
  }

  addHeard(words, whose, language) {
    const line = document.createElement('p');
    line.className = whose;
    line.textContent = words;
    if (language) line.lang = language;
    const log = this.find('.heard');
    log.append(line);
    log.scrollTop = log.scrollHeight;
  }

  showTexts() {
    const { texts } = this.handset;
    this.find('.count').textContent = texts.length > 0 ? `(${texts.length})` : '';
    if (texts.length === this.shownTexts) return;
    if (texts.length > this.shownTexts) this.find('.messages').open = true;
    this.shownTexts = texts.length;
    this.find('.inbox').replaceChildren(...texts.map(textItem));
    this.find('.inbox').lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  showBehaviour() {
    if (!this.behaviour) return;
    const form = this.find('.behaviour').elements;
    form.voice.value = this.behaviour.voice;
    form.texts.value = this.behaviour.texts;
    form.hidden.checked = this.behaviour.hidden;
    form.afterSeconds.value = this.behaviour.afterSeconds;
    const badges = [
      this.behaviour.hidden && text('hiddenNumber'),
      this.behaviour.texts !== 'mobile' && text(`badge_${this.behaviour.texts}`),
      this.behaviour.voice !== 'person' && text(`voice_${this.behaviour.voice}`),
    ].filter(Boolean);
    this.find('.badges').replaceChildren(
      ...badges.map((badge) => {
        const element = document.createElement('span');
        element.textContent = badge;
        return element;
      }),
    );
  }
}

function stateOf(ringing, call) {
  if (ringing !== null) return text('ringing', { other: shownNumber(ringing) });
  if (call === null) return text('idle');
  if (call.isOver) return text('over');
  return text(call.answeredAt === null ? 'calling' : 'talking', { other: shownNumber(call.other) });
}

const shownNumber = (number) => (number === HIDDEN ? text('hiddenOther') : number);

function textItem({ from, body }) {
  const item = document.createElement('li');
  const sender = document.createElement('span');
  sender.className = 'from';
  sender.textContent = from;
  item.append(sender, body);
  return item;
}
