import type { CaseStand, CaseStands, Reader } from '#cases';
import { RecentStands } from './recent-stands.js';

const reader: Reader = { personId: 'a', roles: ['official'] };

function standing(may: () => boolean) {
  const asked = { stands: 0, readers: 0 };
  const stands = {
    of: (caseId: string) => {
      asked.stands += 1;
      return Promise.resolve(caseId === 'none' ? undefined : ({ caseId } as CaseStand));
    },
    mayRead: () => {
      asked.readers += 1;
      return Promise.resolve(may());
    },
  };
  return { recent: new RecentStands(stands as unknown as CaseStands), asked };
}

describe('a short memory of who may read', () => {
  it('asks once, and again after the case changed', async () => {
    const { recent, asked } = standing(() => true);
    for (const _ of [1, 2, 3]) expect(await recent.readable(reader, 'c')).toEqual({ caseId: 'c' });
    expect(asked).toEqual({ stands: 1, readers: 1 });
    recent.forget('c');
    await recent.readable(reader, 'c');
    expect(asked).toEqual({ stands: 2, readers: 2 });
  });

  it('never answers no from memory', async () => {
    let may = false;
    const { recent } = standing(() => may);
    expect(await recent.readable(reader, 'c')).toBeUndefined();
    may = true;
    expect(await recent.readable(reader, 'c')).toEqual({ caseId: 'c' });
  });

  it('roles that changed are other readers', async () => {
    const { recent, asked } = standing(() => true);
    await recent.readable(reader, 'c');
    await recent.readable({ ...reader, roles: ['mayor'] }, 'c');
    expect(asked.readers).toBe(2);
  });

  it('what is not there is asked for, and told alike', async () => {
    const { recent } = standing(() => true);
    expect(await recent.readable(reader, 'none')).toBeUndefined();
  });

  it('holds a bounded number of cases', async () => {
    const { recent, asked } = standing(() => true);
    for (let at = 0; at <= 5_000; at += 1) await recent.of(`c${at}`);
    await recent.of('c0');
    expect(asked.stands).toBe(5_002);
  });
});
