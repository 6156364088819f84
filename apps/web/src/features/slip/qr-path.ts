import { create } from 'qrcode';

/** Modules that stay white around the code: readers need four (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** A QR code as one SVG path: `size` units wide and high, quiet zone included. Pure. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue;
      let end = x;
      while (end < modules.size && modules.get(y, end)) end += 1;
      rows.push(`M${x + QUIET} ${y + QUIET}h${end - x}v1h${x - end}z`);
      x = end;
    }
  }
  return { size: modules.size + 2 * QUIET, path: rows.join('') };
}
