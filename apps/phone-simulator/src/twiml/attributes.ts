import type { Element } from './parse.js';

/** Attributes as documents write them; what cannot be understood counts as absent. Pure. */

export function numberOf(element: Element, name: string, otherwise: number, min = 0, max = Number.MAX_SAFE_INTEGER): number {
  const text = element.attributes[name]?.trim();
  const value = text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? otherwise : Math.min(max, Math.max(min, value));
}

export function flagOf(element: Element, name: string, otherwise: boolean): boolean {
  const text = element.attributes[name]?.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : otherwise;
}

export function methodOf(element: Element, name = 'method'): 'GET' | 'POST' {
  return element.attributes[name]?.trim().toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** Words separated by spaces or commas. */
export function wordsOf(element: Element, name: string, otherwise: readonly string[]): readonly string[] {
  const words = element.attributes[name]?.split(/[\s,]+/).filter((word) => word !== '');
  return words?.length ? words : otherwise;
}
