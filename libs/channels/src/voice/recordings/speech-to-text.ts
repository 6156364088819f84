import type { Language } from '#domain';

/** Makes words of a voice message. A message is useful without: its sound is what counts. */
export abstract class SpeechToText {
  /** @returns null: there are no words to be had */
  abstract transcribe(sound: { bytes: Buffer; contentType: string }, language: Language): Promise<string | null>;
}

/** Nobody is asked. */
export class NoSpeechToText extends SpeechToText {
  transcribe(): Promise<null> {
    return Promise.resolve(null);
  }
}
