import type { Participant } from '../../engine/conferences/conference.js';
import type { Destination } from '../../engine/calls/attention.js';
import { flagOf, methodOf, numberOf, wordsOf } from '../attributes.js';
import type { Next } from '../next.js';
import type { Element } from '../parse.js';
import type { Part, Stage } from '../stage.js';
import { playWaiting } from './waiting.js';

const MOST_PARTICIPANTS = 250;

/** Is in a conference until it ends, or one is taken out of it; the call then goes on. @throws {Interrupted} */
export async function dialConference(stage: Stage, element: Element, noun: Element): Promise<Next> {
  const { call, world } = stage;
  const conference = world.conferences.open(noun.text);
  if (conference.participants.length >= numberOf(noun, 'maxParticipants', MOST_PARTICIPANTS, 2, MOST_PARTICIPANTS)) {
    world.trace.warn(13225, `conference ${noun.text} is full`);
    return stage.action(element, { DialCallStatus: 'failed' });
  }
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const sound = new Sound(stage, noun);
  const participant: Participant = {
    call,
    joinedAt: world.clock.now(),
    label: noun.attributes.participantLabel,
    startsOnEnter: flagOf(noun, 'startConferenceOnEnter', true),
    endsOnExit: flagOf(noun, 'endConferenceOnExit', false),
    muted: flagOf(noun, 'muted', false),
    hold: undefined,
    leave,
    announce: (announcement) => void stage.part(call, 'conferenceWait').run(announcement),
    refresh: () => sound.set(participant.hold ? 'hold' : conference.status === 'init' ? 'wait' : 'none', participant.hold),
  };
  const byStar = flagOf(element, 'hangupOnStar', false);
  const stop = call.ear.listen({
    wants: 'both',
    hear: (given) => {
      if ('words' in given) conference.say(participant, given.words);
      else if (byStar && given.key === '*') conference.remove(participant);
    },
  });
  try {
    await stage.attention.on(() => {
      conference.join(participant, callbackOf(stage, noun));
      return left;
    });
  } finally {
    stop();
    sound.set('none');
    conference.remove(participant);
  }
  return stage.action(element, { DialCallStatus: 'answered', DialBridged: 'true' });
}

function callbackOf(stage: Stage, noun: Element) {
  const { statusCallback } = noun.attributes;
  if (!statusCallback) return undefined;
  return {
    url: stage.absolute(statusCallback),
    method: methodOf(noun, 'statusCallbackMethod'),
    events: wordsOf(noun, 'statusCallbackEvent', ['start', 'end']),
  };
}

/** What somebody in a conference hears while they do not hear the others. */
class Sound {
  private kind: 'none' | 'wait' | 'hold' = 'none';
  private playing: Part | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly noun: Element,
  ) {}

  set(kind: 'none' | 'wait' | 'hold', hold?: { url?: string; method: 'GET' | 'POST' }): void {
    if (kind === this.kind) return;
    this.kind = kind;
    this.playing?.stop();
    this.playing = undefined;
    if (kind === 'none') return;
    const destination = kind === 'hold' ? hold?.url && { url: hold.url, method: hold.method } : this.waiting();
    if (destination === 'silence') return;
    this.playing = this.stage.part(this.stage.call, 'conferenceWait');
    void playWaiting(this.stage, this.playing, destination || undefined);
  }

  /** An empty address asks for silence, none for music. */
  private waiting(): Destination | 'silence' | undefined {
    const { waitUrl } = this.noun.attributes;
    if (waitUrl === undefined) return undefined;
    return waitUrl === '' ? 'silence' : { url: this.stage.absolute(waitUrl), method: methodOf(this.noun, 'waitMethod') };
  }
}
