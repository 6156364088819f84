/** Fields of a form as they were sent: one that came more than once has all its values. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** More than a webhook ever has; a body beyond it is none of Twilio's. */
const MAX_FIELDS = 300;

/** Reads `application/x-www-form-urlencoded`; null when it has too many fields. No field name can reach an object's prototype. */
export function parseForm(body: string): Form | null {
  const form = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    if ((count += 1) > MAX_FIELDS) return null;
    const before = form[name];
    form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return form;
}

/** A field's value; undefined when it is absent or was sent with different values, which Twilio never does. */
export function fieldOf(form: Form, name: string): string | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  if (typeof value === 'string' || value === undefined) return value;
  return new Set(value).size === 1 ? value[0] : undefined;
}
