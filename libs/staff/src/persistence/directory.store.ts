import type { Role } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ABSENT_UNTIL, ON_DUTY } from './person-facts.js';

/** What any room may know of a person. */
export interface Listed {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  /** By the switch or by a shift, and not away. */
  onDuty: boolean;
  disabled: boolean;
  /** Until when they are away; null: they are not. */
  absentUntil: Date | null;
}

const SELECT = `
  SELECT p.id, p.username, p.name, p.roles, ${ON_DUTY} AS "onDuty", p.disabled_at IS NOT NULL AS disabled,
    ${ABSENT_UNTIL} AS "absentUntil"
  FROM person p`;

/** Reading people for others. */
@Injectable()
export class DirectoryStore {
  constructor(private readonly dataSource: DataSource) {}

  async activeByUsername(username: string, tx?: Tx): Promise<Listed | undefined> {
    const [row] = await (tx ?? this.dataSource).query<Listed[]>(`${SELECT} WHERE p.username = $1 AND p.disabled_at IS NULL`, [username]);
    return row;
  }

  /** @param search a part of name or username, taken as it is written; empty finds all */
  async activeWithRoles(roles: Role[], search: string, limit: number): Promise<Listed[]> {
    return this.dataSource.query<Listed[]>(
      `${SELECT} WHERE p.disabled_at IS NULL AND p.roles && $1::text[] AND (p.name ILIKE $2 OR p.username ILIKE $2)
       ORDER BY "onDuty" DESC, p.name, p.id LIMIT $3`,
      [roles, `%${search.replace(/[\\%_]/g, '\\$&')}%`, limit],
    );
  }
}
