import { CasesModule } from '#cases';
import { Module } from '@nestjs/common';
import { Presence } from './presence/presence.service.js';
import { RecentStands } from './presence/recent-stands.js';

/** What the city's people see live: who is told of what, and who else is there. */
@Module({ imports: [CasesModule], providers: [Presence, RecentStands], exports: [Presence, RecentStands] })
export class DeskModule {}
