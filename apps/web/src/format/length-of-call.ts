import { currentLanguage } from '../i18n/current-language.js';

/** "0.42", "12.05", "1.02.05": how long a call or a recording is, as telephones show it. Below nothing is nothing. */
export function lengthOfCall(seconds: number): string {
  const all = Math.max(0, Math.floor(seconds));
  const mark = currentLanguage() === 'fi' ? '.' : ':';
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  return (hours > 0 ? [hours, two(minutes), two(all % 60)] : [minutes, two(all % 60)]).join(mark);
}

/** From one instant until another or, while it lasts, until now. */
export const between = (from: string, until: string | number): string =>
  lengthOfCall(((typeof until === 'number' ? until : Date.parse(until)) - Date.parse(from)) / 1000);
