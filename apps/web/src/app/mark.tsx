/** The mark: a wing whose edge is three arcs. Decoration; the name stands beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 44 26" width="44" height="26" aria-hidden="true" focusable="false" className="mark">
      <path fill="currentColor" d="M0 2h44v12.5q-5.5-5.6-11 0-5.5-5.6-11 10.5-5.5-16.1-11-10.5-5.5-5.6-11 0z" />
    </svg>
  );
}
