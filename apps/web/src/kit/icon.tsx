const PATHS = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2v6Zm0-8h-2V7h2v2Z',
  clock: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16Zm1-13h-2v6l4.6 2.8 1-1.7-3.6-2.1V7Z',
  alert: 'M12 2 1 21h22L12 2Zm1 16h-2v-2h2v2Zm0-4h-2V9h2v5Z',
  check: 'm9.5 17.5-5.7-5.7 1.9-1.9 3.8 3.9 8.8-8.8 1.9 1.9-10.7 10.6Z',
  pause: 'M7 5h4v14H7V5Zm6 0h4v14h-4V5Z',
  cross: 'm6.4 4.6 5.6 5.6 5.6-5.6 1.8 1.8-5.6 5.6 5.6 5.6-1.8 1.8-5.6-5.6-5.6 5.6-1.8-1.8 5.6-5.6-5.6-5.6 1.8-1.8Z',
  person: 'M12 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm0 2c-4.4 0-9 2.2-9 6v2h18v-2c0-3.8-4.6-6-9-6Z',
  arrow: 'm13 5 7 7-7 7-1.8-1.8 3.9-3.9H4v-2.6h11.1l-3.9-3.9L13 5Z',
  back: 'm11 5-7 7 7 7 1.8-1.8-3.9-3.9H20v-2.6H8.9l3.9-3.9L11 5Z',
  up: 'm12 4 7 7-1.8 1.8-3.9-3.9V20h-2.6V8.9l-3.9 3.9L5 11l7-7Z',
  bell: 'M12 22a2.5 2.5 0 0 0 2.4-2H9.6a2.5 2.5 0 0 0 2.4 2Zm7-6v-5a7 7 0 0 0-5.5-6.8V3a1.5 1.5 0 0 0-3 0v1.2A7 7 0 0 0 5 11v5l-2 2v1h18v-1l-2-2Z',
  menu: 'M3 6h18v2.4H3V6Zm0 5h18v2.4H3V11Zm0 5h18v2.4H3V16Z',
  lock: 'M17 9V7A5 5 0 0 0 7 7v2H5v13h14V9h-2ZM9 7a3 3 0 0 1 6 0v2H9V7Z',
  phone: 'M7 2h10v20H7V2Zm2 3v12h6V5H9Zm2 13.5V20h2v-1.5h-2Z',
  chat: 'M3 4h18v13H9l-6 5V4Z',
  link: 'M10.6 13.4a4 4 0 0 0 5.7 0l3.5-3.6a4 4 0 0 0-5.6-5.6l-1.6 1.6 1.4 1.4 1.6-1.6a2 2 0 0 1 2.8 2.8L14.9 12a2 2 0 0 1-2.9 0l-1.4 1.4Zm2.8-2.8a4 4 0 0 0-5.7 0l-3.5 3.6a4 4 0 0 0 5.6 5.6l1.6-1.6-1.4-1.4-1.6 1.6a2 2 0 0 1-2.8-2.8L9.1 12a2 2 0 0 1 2.9 0l1.4-1.4Z',
  mic: 'M12 15a3.5 3.5 0 0 0 3.5-3.5v-6a3.5 3.5 0 0 0-7 0v6A3.5 3.5 0 0 0 12 15Zm6-3.5h-2.2a3.8 3.8 0 0 1-7.6 0H6a6 6 0 0 0 5 5.9V21h2v-3.6a6 6 0 0 0 5-5.9Z',
  print: 'M7 3h10v4H7V3ZM4 8h16a2 2 0 0 1 2 2v7h-4v4H6v-4H2v-7a2 2 0 0 1 2-2Zm4 7v4h8v-4H8Z',
  camera:
    'M9 4 7.5 6H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-3.5L15 4H9Zm3 4.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside words, never instead of them. */
export function Icon({ name, size = '1.25em' }: { name: IconName; size?: string }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="currentColor" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
