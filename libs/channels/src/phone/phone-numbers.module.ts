import { CasesModule } from '#cases';
import { PhoneOutboxModule } from '#telephony';
import { Module } from '@nestjs/common';
import { BlockedNumbers } from '../voice/calls/blocked-numbers.js';
import { PhoneBlocks } from '../voice/http/phone-services.js';
import { NumberBlocks } from './number-blocks.service.js';
import { BlockStore } from './persistence/block.store.js';
import { IncomingLog } from './persistence/incoming-log.store.js';
import { ThreadStore } from './persistence/thread.store.js';
import { ProviderGuard } from './provider.guard.js';

/** What calls and texts share: who is turned away, which number speaks of which case, and which requests are the provider's. */
@Module({
  imports: [CasesModule, PhoneOutboxModule],
  providers: [
    ...[BlockStore, IncomingLog, NumberBlocks, ProviderGuard, ThreadStore],
    { provide: PhoneBlocks, useExisting: NumberBlocks },
    { provide: BlockedNumbers, useExisting: NumberBlocks },
  ],
  exports: [BlockedNumbers, IncomingLog, NumberBlocks, PhoneBlocks, PhoneOutboxModule, ProviderGuard, ThreadStore],
})
export class PhoneNumbersModule {}
