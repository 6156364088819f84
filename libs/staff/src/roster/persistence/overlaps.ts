import { RefusalError } from '#platform/http';

const EXCLUSION_VIOLATION = '23P01';

/** Says in our words that the database found somebody in two places at once. @throws RefusalError `shift-overlaps`, `absence-overlaps` */
export async function refusingOverlaps<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== EXCLUSION_VIOLATION) throw error;
    throw new RefusalError({ code: constraint === 'absence_overlaps' ? 'absence-overlaps' : 'shift-overlaps' });
  }
}
