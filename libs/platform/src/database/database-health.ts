import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Health } from '../health/index.js';

/** Without the database a process serves nobody. */
@Injectable()
export class DatabaseHealth implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Optional() private readonly health?: Health,
  ) {}

  onModuleInit(): void {
    this.health?.need('database', () => this.dataSource.query('SELECT batline_now()'));
  }
}
