import type { TextLines } from './text-lines.js';

const by = (time: string | null): string => (time === null ? '' : ` by ${time}`);

export const EN: TextLines = {
  emergency: 'If anybody is in danger, call 112 now. A text does not reach the rescue services.',
  received: (code, linked) =>
    linked ? `Your earlier case is closed. We have opened a new one: ${code}.` : `Your case is received: ${code}.`,
  answersDuty: (time) => `Right now those on duty answer for it, and somebody will take it in their own name${by(time)}.`,
  answersMayor: (name, time) =>
    `Right now the participation mayor${name === null ? '' : ` ${name}`} answers for it${time === null ? '' : `, and somebody will take it${by(time)}`}.`,
  follow: (link) => `Follow it: ${link}`,
  writeMore: 'You can go on with the same case by replying to this.',
  noMedia: 'Pictures and attachments cannot be received yet. Please say in words what they show.',
  media: (count) =>
    count === 1
      ? '[The message had a picture or attachment, which cannot be received yet.]'
      : `[The message had ${count} pictures or attachments, which cannot be received yet.]`,
  empty: '[Empty message]',
  tooMany:
    'There have been too many messages from you in a short time, and this one was not received. Please try again later. In an emergency, call 112.',
  stopped: 'We will send you no more texts. Your cases do not vanish. If you want texts again, reply START.',
  started: 'You will get texts about your cases again.',
};
