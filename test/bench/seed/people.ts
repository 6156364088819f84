import { formatToken, newSecret } from '#staff';
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface BenchOfficial {
  id: string;
  username: string;
  token: string;
}

export interface BenchPeople {
  officials: BenchOfficial[];
  mayor: BenchOfficial;
}

const ON_DUTY = 20;

/** Officials and a mayor, each with an API token. */
export async function addPeople(pool: pg.Pool, officials: number): Promise<BenchPeople> {
  const all = [];
  for (let no = 0; no <= officials; no += 1) {
    const id = randomUUID();
    const tokenId = randomUUID();
    const secret = newSecret();
    const isMayor = no === officials;
    const username = isMayor ? 'pormestari' : `virkailija${no + 1}`;
    await pool.query('INSERT INTO person (id, username, name, roles, on_duty) VALUES ($1, $2, $3, $4, $5)', [
      id,
      username,
      isMayor ? 'Pertti Pormestari' : `Viivi Virkailija ${no + 1}`,
      [isMayor ? 'mayor' : 'official'],
      isMayor || no < ON_DUTY,
    ]);
    await pool.query(
      `INSERT INTO api_token (id, person_id, secret_hash, label, expires_at) VALUES ($1, $2, $3, 'bench', now() + interval '1 day')`,
      [tokenId, id, createHash('sha256').update(secret).digest()],
    );
    all.push({ id, username, token: formatToken(tokenId, secret) });
  }
  const mayor = all.pop();
  if (!mayor) throw new Error('there is always a mayor');
  return { officials: all, mayor };
}
