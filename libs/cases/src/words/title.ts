const MAX_TITLE = 80;

/** A working title until the owner gives one: the first sentence or line of what was said, at a word's end. */
export function titleFrom(text: string): string {
  const first =
    text
      .trim()
      .split(/[\r\n]|(?<=[.!?])\s/, 1)[0]
      ?.trim() ?? '';
  const line = first === '' ? text.trim() : first;
  const characters = Array.from(line);
  if (characters.length <= MAX_TITLE) return line;
  const cut = characters.slice(0, MAX_TITLE).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_TITLE / 2 ? cut.slice(0, space) : cut}…`;
}
