/** The language to answer a person in: the first of Finnish, Swedish, English that `Accept-Language` names, else Finnish. */
export function languageOf(acceptLanguage: string | undefined): 'fi' | 'sv' | 'en' {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: tag.slice(0, 2), quality: Number.isFinite(quality) ? quality : 0, order };
    })
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { tag } of wanted) if (tag === 'fi' || tag === 'sv' || tag === 'en') return tag;
  return 'fi';
}
