import type { Role } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { PersonRow } from './entities.js';

/** What any room may know of a person. */
export interface Listed {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  onDuty: boolean;
  disabled: boolean;
}

/** Reading people for others. */
@Injectable()
export class DirectoryStore {
  constructor(private readonly dataSource: DataSource) {}

  async activeByUsername(username: string, tx?: Tx): Promise<Listed | undefined> {
    const row = await (tx ?? this.dataSource.manager).findOneBy(PersonRow, { username, disabledAt: IsNull() });
    return row ? listed(row) : undefined;
  }

  /** @param search a part of name or username, taken as it is written; empty finds all */
  async activeWithRoles(roles: Role[], search: string, limit: number): Promise<Listed[]> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(PersonRow, 'p')
      .where('p.disabledAt IS NULL AND p.roles && :roles', { roles })
      .andWhere('(p.name ILIKE :like OR p.username ILIKE :like)', { like: `%${search.replace(/[\\%_]/g, '\\$&')}%` })
      .orderBy('p.onDuty', 'DESC')
      .addOrderBy('p.name')
      .addOrderBy('p.id')
      .limit(limit)
      .getMany();
    return rows.map(listed);
  }
}

function listed({ id, username, name, roles, onDuty, disabledAt }: PersonRow): Listed {
  return { id, username, name, roles, onDuty, disabled: disabledAt !== null };
}
