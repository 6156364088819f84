/** Something that the user can mend, in plain words. */
export class CliError extends Error {
  override name = 'CliError';
}
