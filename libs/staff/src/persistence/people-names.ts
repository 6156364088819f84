import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface NamedPerson {
  id: string;
  username: string;
  name: string;
}

/** Names for ids, at the edge alone: nothing of a case stores them. Disabled people too: what they did keeps their name. */
@Injectable()
export class PeopleNames {
  constructor(private readonly dataSource: DataSource) {}

  /** @param known people whose names this request knows already, as who signed in: often nobody else is asked for */
  async of(ids: readonly (string | null | undefined)[], tx?: Tx, known: readonly NamedPerson[] = []): Promise<Map<string, NamedPerson>> {
    const names = new Map(known.map((person) => [person.id, person]));
    const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string' && !names.has(id)))];
    if (wanted.length === 0) return names;
    const rows = await prepared<NamedPerson>(tx ?? this.dataSource, 'SELECT id, username, name FROM person WHERE id = ANY ($1)', [wanted]);
    for (const row of rows) names.set(row.id, row);
    return names;
  }

  /** The participation mayor in office; the top of every ladder has a name (domain.md §2.4). */
  async mayor(tx?: Tx): Promise<NamedPerson | undefined> {
    const [row] = await prepared<NamedPerson>(
      tx ?? this.dataSource,
      `SELECT id, username, name FROM person WHERE 'mayor' = ANY (roles) AND disabled_at IS NULL ORDER BY created_at, id LIMIT 1`,
      [],
    );
    return row;
  }
}
