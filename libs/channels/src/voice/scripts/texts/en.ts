import type { VoiceTexts } from './voice-texts.js';

const by = (time: string | null): string => (time === null ? 'as soon as we can' : `${time} at the latest`);

export const EN: VoiceTexts = {
  greeting: 'The city’s line, hello. Here somebody always answers for your matter.',
  emergency: 'In an emergency, call one one two.',
  recording: 'The call is not recorded, but a message that you leave is kept.',
  chooseLanguage: 'For English, press 3.',
  continueOffer: 'If you already have a matter with us, press 2.',
  enterCode:
    'If there is an open matter with your number, we sent a six digit code to it by text message. Key in the code. If no code comes, just wait.',
  wrongCode: 'That code was not right. You can key it in again, or wait.',
  codeRight: 'Thank you. We go on with the same matter.',
  codeRightOf: (day, code) => `Thank you. We go on with the matter that was opened ${day}. Its code is ${code}.`,
  goesOn: 'We go on with a new matter.',
  position: (before) =>
    before === 0 ? 'You are next in the queue.' : before === 1 ? 'One caller is before you.' : `${before} callers are before you.`,
  whatNext: (minutes, callback) =>
    `We are ringing those who can answer. Within ${minutes <= 1 ? 'a minute' : `${minutes} minutes`} somebody answers, ${callback ? 'or we tell you when you will be called' : 'or you can leave a message'}.`,
  ownerRung: (name) => `${name} answers for your matter. We are ringing them now.`,
  keepsPlace: 'You do not lose your place if you would rather not wait: press star, and we call you.',
  code: (spokenCode) => `The code of your matter is: ${spokenCode}. I say it again: ${spokenCode}.`,
  codeByText: 'We send you the code of your matter by text message.',
  nobody: 'Nobody could answer just now. We are sorry. Your matter is noted down all the same.',
  offerCallback: (time) => `Press 1, and we call you ${by(time)}. Or wait for the tone and leave a message.`,
  offerCallbackToNumber:
    'We cannot see your number. If you want us to call, key in your telephone number and press hash. Or wait for the tone and leave a message.',
  notANumber: 'We cannot call that number.',
  noCallback: 'We cannot call your number back, but you can leave a message.',
  voicemail: 'Tell us your matter after the tone. Your message is kept. Press hash when you are ready.',
  voicemailKept: (time) => `Thank you, your message is kept. Somebody takes up your matter ${by(time)}.`,
  promised: (time) => `All right. We call you ${by(time)}.`,
  promisedByOwner: (name, time) => `${name} answers for your matter, and calls you ${by(time)}.`,
  noNumberKept:
    'Your matter is noted down, and somebody takes it up. We do not know your number, so we cannot call you. You can call us at any time.',
  outOfReachKept: 'Your matter is noted down, and somebody takes it up. We cannot call your number. You can call us at any time.',
  alreadyClosed: 'This matter has already been dealt with. If anything is still open, please call us again.',
  answeredBy: (name) => `${name} answers you now.`,
  assistantJoined: (name) => `${name} joined the call.`,
  thanks: 'Thank you for calling. Goodbye.',
  held: 'One moment, we are back soon. Please stay on the line.',
  calledBack: (name) => `Hello, ${name} is calling from the city’s line.`,
  blocked: 'Calls from this number are blocked. In an emergency, call one one two.',
  tooManyCalls:
    'There have been too many calls from this number in a short time. Please try again later. In an emergency, call one one two.',
  trouble: 'We have a technical problem. Leave a message after the tone, and your matter is noted down.',
  textCode: (code) => `The code to go on with your matter on the telephone: ${code}. It works for 10 minutes. Tell it to nobody else.`,
  textTracking: (code, what) => `You called the city’s line. The code of your matter is ${code}.${what === '' ? '' : ` ${what}`}`,
  textPromised: (time) => `We call you ${by(time)}.`,
  textKept: (time) => `Somebody takes up your matter ${by(time)}.`,
  ring: 'A caller is waiting on the city’s line. Press 1 to answer them, and for the matter.',
  ringMayor: 'A caller is waiting on the city’s line, and nobody else has answered. Press 1 to answer them, and for the matter.',
  ringOwner: 'A caller is waiting in a matter of yours. Press 1, and I connect you.',
  ringCallback: 'You asked to call the resident. Press 1, and I connect you.',
  ringAssistant: (name) => `${name} asks you to join a call. Press 1, and I connect you.`,
  whisper: ({ language, village, contacts, firstWords, code }) =>
    [
      `The code of the matter is ${code}.`,
      `The caller speaks ${language}.`,
      village === null ? '' : `Area: ${village}.`,
      contacts > 1 ? `There were ${contacts} contacts in this matter.` : '',
      firstWords === null ? '' : `The matter: ${firstWords}.`,
      'Connecting.',
    ]
      .filter(Boolean)
      .join(' '),
  languages: { fi: 'Finnish', sv: 'Swedish', en: 'English' },
  late: (name) => (name === null ? 'Somebody else was first. Thank you.' : `${name} was first. Thank you.`),
  notYours: 'You cannot take this matter. Thank you.',
  callerGone: 'The caller is no longer waiting. The matter is yours now: you can call them from Batline.',
  declined: 'All right. Thank you.',
  connecting: 'Connecting you to the resident.',
  notReached: 'The resident did not answer.',
};
