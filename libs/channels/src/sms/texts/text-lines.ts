/** Everything that is texted in one language. Times come in as people say them ({@link ../../voice/scripts/spoken.js}). */
export interface TextLines {
  readonly emergency: string;
  /** @param linked it follows a case that is closed */
  readonly received: (code: string, linked: boolean) => string;
  readonly answersDuty: (by: string | null) => string;
  readonly answersMayor: (name: string | null, by: string | null) => string;
  readonly follow: (link: string) => string;
  readonly writeMore: string;
  /** To who sent pictures. */
  readonly noMedia: string;
  /** In the case, in the place of what came without words. */
  readonly media: (count: number) => string;
  readonly empty: string;
  readonly tooMany: string;
  readonly stopped: string;
  readonly started: string;
}
