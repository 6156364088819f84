import { z } from 'zod';
import type { Boundary } from '../persistence/village.store.js';
import { keyOf } from '../villages/village-key.js';
import type { VillageFacts } from '../villages/village-file.js';
import { coarsened, type MultiPolygon, type Position } from './geometry.js';
import { ImportError } from './read-text.js';

const MOST_FEATURES = 500;
/** Far enough around the city, in degrees: what lies outside is in other coordinates. */
const AROUND = { west: 24, east: 26, south: 59, north: 61 };

const position = z.array(z.number()).min(2).max(3);
const ring = z.array(position).min(4).max(200_000);
const polygon = z.array(ring).min(1).max(1_000);
const name = z.string().trim().min(1).max(60);
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ tunnus: z.union([z.string(), z.number()]).transform(String), nimi_fi: name, nimi_se: name.nullish() }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: polygon }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(2_000) }),
  ]),
});
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1).max(MOST_FEATURES) });

/** What a file of boundaries says of the villages. */
export interface ReadDistricts {
  boundaries: Boundary[];
  skipped: string[];
}

/**
 * Reads district boundaries as the city's WFS gives them (GeoJSON, `tunnus`, `nimi_fi`, `nimi_se`, WGS 84).
 * @throws ImportError that names the feature: not in this shape, other coordinates, a code and a name of two villages, the same village twice
 */
export function parseDistricts(file: string, json: unknown, find: (words: string) => VillageFacts | undefined): ReadDistricts {
  const parsed = collection.safeParse(json);
  if (!parsed.success) throw new ImportError(`${file} is no GeoJSON FeatureCollection of 1–${MOST_FEATURES} features.`);
  const read = new Map<string, Boundary>();
  const skipped: string[] = [];
  for (const [place, one] of parsed.data.features.entries()) {
    const wrong = (what: string): never => {
      throw new ImportError(`${file}, feature ${place + 1}: ${what}`);
    };
    const shape = feature.safeParse(one);
    if (!shape.success) {
      const [issue] = shape.error.issues;
      return wrong(`${issue?.path.join('.') || 'it'}: ${issue?.message}`);
    }
    const { properties, geometry } = shape.data;
    const { tunnus, nimi_fi: fi, nimi_se: sv } = properties;
    const area = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as MultiPolygon;
    checkPlaces(area, wrong);
    const village = villageOf(tunnus, fi, find, wrong);
    if (!village) {
      skipped.push(`${tunnus} ${fi}: the city has no village of that code or name`);
      continue;
    }
    if (read.has(village.code)) wrong(`${village.name.fi} is in the file twice`);
    const boundary = area.map((rings) => rings.map((points) => points.map(([lon, lat]): Position => [lon, lat])));
    read.set(village.code, {
      code: village.code,
      fi: spelled(fi, village.name.fi),
      sv: spelled(sv ?? village.name.sv, village.name.sv),
      boundary,
      outline: coarsened(boundary),
    });
  }
  return { boundaries: [...read.values()], skipped };
}

/** By its code, which must not be another's name; or by name, for what has no number. */
function villageOf(
  tunnus: string,
  fi: string,
  find: (words: string) => VillageFacts | undefined,
  wrong: (what: string) => never,
): VillageFacts | undefined {
  const byCode = /^\d{1,2}$/.test(tunnus) ? find(tunnus.padStart(2, '0')) : undefined;
  const byName = find(fi);
  if (byCode && byName && byCode.code !== byName.code)
    wrong(`${tunnus} is ${byCode.name.fi}, but it is called ${fi}, which is ${byName.code}`);
  return byCode ?? byName;
}

/** Capitals alone change no name. */
const spelled = (imported: string, known: string): string => (keyOf(imported) === keyOf(known) ? known : imported);

function checkPlaces(area: MultiPolygon, wrong: (what: string) => never): void {
  for (const rings of area) {
    for (const points of rings) {
      for (const [x, y] of points) {
        if (x >= AROUND.west && x <= AROUND.east && y >= AROUND.south && y <= AROUND.north) continue;
        const where = `${x}, ${y}`;
        if (Math.abs(x) > 180 || Math.abs(y) > 180)
          wrong(`${where} are metres (EPSG:3879), not degrees. Ask the WFS for them with srsName=EPSG:4326`);
        if (y >= AROUND.west && y <= AROUND.east && x >= AROUND.south && x <= AROUND.north)
          wrong(`${where} have the latitude first; GeoJSON has the longitude first`);
        wrong(`${where} is not near Helsinki`);
      }
      const [first, last] = [points[0]!, points.at(-1)!];
      if (first[0] !== last[0] || first[1] !== last[1]) wrong('a ring does not end where it begins');
    }
  }
}
