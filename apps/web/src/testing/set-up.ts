import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { startI18n } from '../i18n/i18n.js';

await startI18n();

// jsdom lacks these; the pages only scroll and copy with them.
globalThis.CSS ??= { escape: (text: string) => text } as unknown as typeof CSS;
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new Error('no call was expected'))),
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
