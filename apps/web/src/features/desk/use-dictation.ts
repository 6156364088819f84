import type { Language } from '#domain';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What of the Web Speech API is used; not every browser has it, and TypeScript's library does not either. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  start(): void;
  abort(): void;
  stop(): void;
}
type MakeRecognition = new () => Recognition;

const SPOKEN: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB' };

const recognition = (): MakeRecognition | undefined => {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as {
    SpeechRecognition?: MakeRecognition;
    webkitSpeechRecognition?: MakeRecognition;
  };
  return SpeechRecognition ?? webkitSpeechRecognition;
};

/** Words said aloud, as text. @param onWords each time some of them are certain */
export function useDictation(language: Language, onWords: (words: string) => void) {
  const [listening, setListening] = useState(false);
  const [failed, setFailed] = useState(false);
  const running = useRef<Recognition | undefined>(undefined);
  const heard = useRef(onWords);
  useEffect(() => {
    heard.current = onWords;
  });
  useEffect(() => () => running.current?.abort(), []);
  const stop = useCallback(() => running.current?.stop(), []);
  const start = useCallback(() => {
    const Made = recognition();
    if (!Made || running.current) return;
    const made = new Made();
    made.lang = SPOKEN[language];
    made.continuous = true;
    made.interimResults = false;
    made.onresult = ({ resultIndex, results }) => {
      const said = Array.from(results).slice(resultIndex);
      const words = said.flatMap((one) => (one.isFinal ? [one[0].transcript.trim()] : [])).join(' ');
      if (words !== '') heard.current(words);
    };
    made.onerror = ({ error }) => setFailed(error !== 'aborted' && error !== 'no-speech');
    made.onend = () => {
      running.current = undefined;
      setListening(false);
    };
    running.current = made;
    setFailed(false);
    setListening(true);
    made.start();
  }, [language]);
  return { available: recognition() !== undefined, listening, failed, start, stop };
}

/** What was said after what stands there already. */
export const withWords = (text: string, words: string): string => (text === '' || /\s$/.test(text) ? text + words : `${text} ${words}`);
