/** Longitude, latitude (WGS 84), as GeoJSON has them. */
export type Position = [number, number];
/** The first ring encloses, the others are holes. */
export type Polygon = Position[][];
/** GeoJSON coordinates of a MultiPolygon. */
export type MultiPolygon = Polygon[];

/** Whether a point lies within; on a border it lies on either side. */
export const contains = (area: MultiPolygon, point: Position): boolean => area.some((polygon) => inPolygon(polygon, point));

/** Inside an odd number of rings: inside the outer one and in no hole. */
const inPolygon = (polygon: Polygon, point: Position): boolean => polygon.filter((ring) => inRing(ring, point)).length % 2 === 1;

function inRing(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** About 20 m, in degrees of latitude. */
const COARSE = 0.0002;
/** A degree of longitude at Helsinki's latitude, in degrees of latitude. */
const NARROWER = Math.cos((60.2 * Math.PI) / 180);
/** About a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** The same area with fewer points, for a map: never for deciding where something lies. Rings stay closed; specks go. */
export function coarsened(area: MultiPolygon): MultiPolygon {
  return area.flatMap((polygon) => {
    const rings = polygon.map(coarseRing);
    return rings[0]!.length < 4 ? [] : [rings.filter((ring) => ring.length >= 4)];
  });
}

/** Douglas and Peucker, in two halves, since a ring ends where it begins. */
function coarseRing(ring: readonly Position[]): Position[] {
  const middle = ring.reduce((far, point, i) => (distance2(point, ring[0]!) > distance2(ring[far]!, ring[0]!) ? i : far), 0);
  const kept = [...between(ring, 0, middle), ...between(ring, middle, ring.length - 1), ring.at(-1)!];
  return kept.map(([lon, lat]): Position => [rounded(lon), rounded(lat)]);
}

/** The points to keep from `from` on, up to but without `to`. Iterative: a shore has more points than the stack has room for. */
function between(ring: readonly Position[], from: number, to: number): Position[] {
  const keep = new Set([from]);
  for (const todo = [[from, to] as const]; todo.length > 0;) {
    const [a, b] = todo.pop()!;
    let far = -1;
    let most = COARSE;
    for (let i = a + 1; i < b; i++) {
      const off = distanceToLine(ring[i]!, ring[a]!, ring[b]!);
      if (off > most) [far, most] = [i, off];
    }
    if (far >= 0) {
      keep.add(far);
      todo.push([a, far], [far, b]);
    }
  }
  return [...keep].filter((i) => i < to).sort((a, b) => a - b).map((i) => ring[i]!); // prettier-ignore
}

function distance2([ax, ay]: Position, [bx, by]: Position): number {
  return ((ax - bx) * NARROWER) ** 2 + (ay - by) ** 2;
}

function distanceToLine(point: Position, a: Position, b: Position): number {
  const [px, py] = [(point[0] - a[0]) * NARROWER, point[1] - a[1]];
  const [lx, ly] = [(b[0] - a[0]) * NARROWER, b[1] - a[1]];
  const length2 = lx * lx + ly * ly;
  if (length2 === 0) return Math.hypot(px, py);
  const along = Math.max(0, Math.min(1, (px * lx + py * ly) / length2));
  return Math.hypot(px - along * lx, py - along * ly);
}
