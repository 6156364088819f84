import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { DataSource } from 'typeorm';
import { ownerOptions } from './data-source.js';
import { prepared } from './prepared.js';
import { UnitOfWork, type Tx } from './unit-of-work.js';

describe('one transaction around one act', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  beforeAll(async () => {
    database = await createTestDatabase();
    const options = ownerOptions(database.ownerUrl);
    dataSource = await new DataSource({ ...options, poolSize: 1, extra: { pipeline: true } } as typeof options).initialize();
    await dataSource.query('CREATE TABLE thing (no int PRIMARY KEY)');
    unitOfWork = new UnitOfWork(dataSource);
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('TRUNCATE thing'));

  const put = 'INSERT INTO thing (no) VALUES ($1)';
  const stored = async () => (await dataSource.query<{ no: number }[]>('SELECT no FROM thing ORDER BY no')).map(({ no }) => no);

  it('commits everything, what travels with the COMMIT included', async () => {
    const answer = await unitOfWork.run(async (tx, last) => {
      await prepared(tx, put, [1]);
      last(put, [2]);
      return 'done';
    });
    expect([answer, await stored()]).toEqual(['done', [1, 2]]);
  });

  it('what was thrown rolls all of it back', async () => {
    const broken = unitOfWork.run(async (tx) => {
      await prepared(tx, put, [1]);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect(await stored()).toEqual([]);
  });

  it('a last statement that fails is told, and nothing is committed', async () => {
    const broken = unitOfWork.run(async (tx, last) => {
      await prepared(tx, put, [1]);
      last(put, [1]);
      return 'done';
    });
    await expect(broken).rejects.toThrow('duplicate key');
    expect(await stored()).toEqual([]);
  });

  it('a failure that the work kept to itself is not taken for a commit', async () => {
    const broken = unitOfWork.run(async (tx) => {
      await prepared(tx, put, [1]);
      await prepared(tx, put, [1]).catch(() => undefined);
      return 'done';
    });
    await expect(broken).rejects.toThrow('a failed transaction was about to be committed');
    expect(await stored()).toEqual([]);
  });

  it('statements sent together see one another in order, and the first failure is the one told', async () => {
    const seen = await unitOfWork.run(async (tx) => {
      const [, rows] = await Promise.all([prepared(tx, put, [7]), prepared<{ no: number }>(tx, 'SELECT no FROM thing', [])]);
      return rows;
    });
    expect(seen).toEqual([{ no: 7 }]);
    const broken = unitOfWork.run((tx) => Promise.all([prepared(tx, put, [7]), prepared(tx, 'SELECT no FROM thing', [])]));
    await expect(broken).rejects.toThrow('duplicate key');
  });

  it('what failed or committed work still tries to send is sent nowhere', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const after = (tx: Tx, until: Promise<unknown>) => (late = until.catch(() => undefined).then(() => prepared(tx, put, [9])));
    const failed = unitOfWork.run((tx) => {
      const breaks = prepared(tx, 'SELECT 1 / 0', []);
      void after(
        tx,
        breaks.catch(() => new Promise((resolve) => setImmediate(resolve))),
      );
      void late.catch(() => undefined);
      return breaks;
    });
    await expect(failed).rejects.toThrow('division by zero');
    await expect(late).rejects.toThrow('needs a running transaction');
    let kept: Tx | undefined;
    await unitOfWork.run(async (tx) => void (kept = tx));
    await expect(prepared(kept!, put, [9])).rejects.toThrow('needs a running transaction');
    expect(await stored()).toEqual([]);
  });

  it('a connection that died is thrown away, and the next transaction gets another', async () => {
    const broken = unitOfWork.run(async (tx) => {
      const [me] = await prepared<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid', []);
      await tx.query('SELECT pg_terminate_backend($1)', [me?.pid]);
    });
    await expect(broken).rejects.toThrow();
    expect(await unitOfWork.run((tx) => prepared(tx, 'SELECT 1 AS one', []))).toEqual([{ one: 1 }]);
  });
});
