import type { Language } from '#domain';

/** Below so many characters a text is a few words, and tells too little. */
const LONG_ENOUGH = 20;

/** By which people ask for a language, in any text. */
const ASKED_FOR: Record<Language, RegExp> = {
  fi: /(?<!\p{L})(suomeksi|finska|finnish)(?!\p{L})/u,
  sv: /(?<!\p{L})(svenska|ruotsiksi|swedish)(?!\p{L})/u,
  en: /(?<!\p{L})(english|englanniksi|engelska)(?!\p{L})/u,
};

/** Words that hardly a sentence of one language is without and that the others do not have. */
const COMMON: Record<Language, readonly string[]> = {
  fi: 'ja on ei se että en olen oli ovat mutta kun niin tai myös jos voi minun meidän miksi milloin missä koska täällä tämä siitä hei'.split(
    ' ',
  ),
  sv: 'och är jag det att inte en ett som på med har för av till den vi hos kan när varför här hej men eller mitt min vår'.split(' '),
  en: 'the and is are to of it in my there not this that was with have has please can when why where what you your our for hello'.split(
    ' ',
  ),
};

/**
 * The language of a text as far as it shows; null when it does not: too short, or as much of one as of another. What was asked for
 * by name counts before anything else. Pure.
 */
export function languageOfText(text: string): Language | null {
  const plain = text.normalize('NFC').toLowerCase();
  const languages = Object.keys(COMMON) as Language[];
  const asked = languages.filter((language) => ASKED_FOR[language].test(plain));
  if (asked.length === 1) return asked[0]!;
  if (plain.trim().length < LONG_ENOUGH) return null;
  const words = plain.match(/\p{L}+/gu) ?? [];
  const scored = languages
    .map((language) => ({ language, score: words.filter((word) => COMMON[language].includes(word)).length }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best && best.score >= 2 && best.score > (next?.score ?? 0) ? best.language : null;
}
