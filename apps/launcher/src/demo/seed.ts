import 'reflect-metadata';
import { CaseHistory, CasesModule } from '#cases';
import { LivingRoomStore } from '#city';
import { ConfigModule, type Settings } from '#platform/config';
import { DatabaseModule, UnitOfWork } from '#platform/database';
import { HintsModule } from '#platform/hints';
import { LivingRoomKeeping, Patterns, PeopleModule } from '#staff';
import { Policies, PoliciesModule } from '#policies';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DEMO_CASES } from './cases/index.js';
import { pastCase } from './demo-times.js';
import { demoRoster } from './roster.js';
import { DEMO_LIVING_ROOMS } from './living-rooms.js';
import { seedPeople } from './people.js';

const CITY = 'Europe/Helsinki';

/** Just enough of the product to write its past. */
@Module({})
class DemoModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: DemoModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule.forRoot({ url: settings.databaseUrl, poolSize: 2 }),
        HintsModule.forRoot(settings.databaseUrl),
        PoliciesModule.forRoot({ file: settings.policiesFile }),
        PeopleModule.forRoot(),
        CasesModule,
      ],
    };
  }
}

/**
 * Fills the demo: its people, at every start, its living rooms and its cases, as long as there is none at all. Safe to repeat. The
 * cases are real ones (`CaseHistory`), with a past that ends now.
 */
export async function seedDemo({ settings }: { settings: Settings; ownerUrl: string }): Promise<void> {
  const app = await NestFactory.createApplicationContext(DemoModule.forRoot(settings), { logger: false, abortOnError: false });
  try {
    await app.get(UnitOfWork).run((tx) => seedPeople(tx, settings.oidc.issuer));
    await seedLivingRooms(app);
    await seedRoster(app);
    const policies = app.get(Policies);
    await app
      .get(CaseHistory)
      .writeIfEmpty((now) => DEMO_CASES.map((told) => pastCase(told, now, policies.calendarOf(policies.choose(told)), CITY)));
  } finally {
    await app.close();
  }
}

/** What an administrator changed or closed since stays so. */
async function seedLivingRooms(app: INestApplicationContext): Promise<void> {
  if (await app.get(LivingRoomStore).wasAny()) return;
  for (const room of DEMO_LIVING_ROOMS) await app.get(LivingRoomKeeping).add(null, room);
}

/** What an administrator changed or ended since stays so. */
async function seedRoster(app: INestApplicationContext): Promise<void> {
  const patterns = app.get(Patterns);
  if (await patterns.wereAny()) return;
  for (const pattern of demoRoster(await patterns.today())) await patterns.add(null, pattern);
}
