import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { qrPath } from './qr-path.js';

it('draws exactly the dark modules, inside a quiet zone of four', () => {
  const text = 'https://batline.example/s/KX74-PD2M-H#key=bk1.abc';
  const { size, path } = qrPath(text);
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const drawn = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) drawn.add(`${Number(x) + at},${Number(y)}`);
  }
  const dark = new Set<string>();
  for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) dark.add(`${x + 4},${y + 4}`);
  expect(size).toBe(modules.size + 8);
  expect([...drawn].sort()).toEqual([...dark].sort());
});
