/** Everything that is said on a call in one language. Times and codes come in as they are spoken ({@link ../spoken.js}). */
export interface VoiceTexts {
  /** To who calls. */
  readonly greeting: string;
  readonly emergency: string;
  readonly recording: string;
  readonly chooseLanguage: string;
  readonly continueOffer: string;
  readonly enterCode: string;
  readonly wrongCode: string;
  readonly codeRight: string;
  /** Of several open cases: which one. @param day when it was opened, as it is spoken */
  readonly codeRightOf: (day: string, spokenCode: string) => string;
  readonly goesOn: string;
  /** @param before how many wait who came before */
  readonly position: (before: number) => string;
  /**
   * @param minutes after so long, at most, they are told what happens instead
   * @param callback they can be called back; otherwise they can leave a message
   */
  readonly whatNext: (minutes: number, callback: boolean) => string;
  readonly ownerRung: (name: string) => string;
  readonly keepsPlace: string;
  readonly code: (spokenCode: string) => string;
  readonly codeByText: string;
  readonly nobody: string;
  readonly offerCallback: (by: string | null) => string;
  readonly offerCallbackToNumber: string;
  readonly notANumber: string;
  readonly noCallback: string;
  readonly voicemail: string;
  readonly voicemailKept: (by: string | null) => string;
  readonly promised: (by: string | null) => string;
  readonly promisedByOwner: (name: string, by: string | null) => string;
  readonly noNumberKept: string;
  readonly outOfReachKept: string;
  readonly alreadyClosed: string;
  readonly answeredBy: (name: string) => string;
  readonly assistantJoined: (name: string) => string;
  readonly thanks: string;
  readonly held: string;
  readonly calledBack: (name: string) => string;
  readonly blocked: string;
  readonly tooManyCalls: string;
  readonly trouble: string;
  /** As text messages, without links. */
  readonly textCode: (code: string) => string;
  readonly textTracking: (code: string, what: string) => string;
  readonly textPromised: (by: string | null) => string;
  readonly textKept: (by: string | null) => string;
  /** To who answers. */
  readonly ring: string;
  readonly ringMayor: string;
  readonly ringOwner: string;
  readonly ringCallback: string;
  readonly ringAssistant: (name: string) => string;
  readonly whisper: (about: {
    language: string;
    village: string | null;
    contacts: number;
    firstWords: string | null;
    code: string;
  }) => string;
  readonly languages: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly late: (name: string | null) => string;
  readonly notYours: string;
  readonly callerGone: string;
  readonly declined: string;
  readonly connecting: string;
  readonly notReached: string;
}
