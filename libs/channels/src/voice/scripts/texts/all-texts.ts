import type { Language } from '#domain';
import { EN } from './en.js';
import { FI } from './fi.js';
import { SV } from './sv.js';
import type { VoiceTexts } from './voice-texts.js';

export const VOICE_TEXTS: Readonly<Record<Language, VoiceTexts>> = { fi: FI, sv: SV, en: EN };
export type { VoiceTexts };
