/** Thrown inside a transaction whose change was made before: it rolls back whole, and nothing is journalled twice. */
export class DoneBefore extends Error {
  constructor() {
    super('done before');
    this.name = 'DoneBefore';
  }
}

/** @returns whether `work` was done now; false: it had been done before */
export async function once(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof DoneBefore) return false;
    throw error;
  }
}

/** @throws DoneBefore unless the row was changed */
export function changed(isNew: boolean): void {
  if (!isNew) throw new DoneBefore();
}
