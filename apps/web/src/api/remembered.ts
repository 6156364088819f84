/** Local storage that may be full, forbidden or hold somebody else's text: every failure reads as "nothing remembered". */
export function recall<T>(name: string, isIt: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`batline.${name}`) ?? 'null');
    return isIt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`batline.${name}`);
    else localStorage.setItem(`batline.${name}`, JSON.stringify(value));
  } catch {
    // The page works without memory; it only forgets at reload.
  }
}

export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isText = (value: unknown): value is string => typeof value === 'string';
