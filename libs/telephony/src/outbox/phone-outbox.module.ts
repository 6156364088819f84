import { SETTINGS, type Settings } from '#platform/config';
import { Module, type DynamicModule } from '@nestjs/common';
import { NumberKeys } from '../numbers/number-keys.js';
import { DeliveryQueue } from '../persistence/delivery-queue.store.js';
import { DeliveryStore } from '../persistence/delivery.store.js';
import { OptOutStore } from '../persistence/opt-out.store.js';
import { SightingStore } from '../persistence/sighting.store.js';
import { PhoneOutbox } from './phone-outbox.service.js';
import { PhoneSender } from './phone-sender.service.js';
import { ProviderSide } from './provider-side.service.js';
import { RunningCalls } from './running-calls.service.js';
import { SENDER_OPTIONS, senderOptions, type SenderOptions } from './sender-options.js';
import { Sightings } from './sightings.service.js';
import { UnsentWatch } from './unsent-watch.service.js';

/** What goes out by telephone, for whoever stores it and reads it. */
@Module({
  providers: [DeliveryQueue, DeliveryStore, NumberKeys, OptOutStore, PhoneOutbox, SightingStore, Sightings, UnsentWatch],
  exports: [DeliveryQueue, DeliveryStore, NumberKeys, OptOutStore, PhoneOutbox, Sightings, UnsentWatch],
})
export class PhoneOutboxModule {}

/** The sender, for the worker. {@link TelephonyModule} must be there. */
@Module({})
export class PhoneWorkerModule {
  static forRoot(options: Partial<SenderOptions> = {}): DynamicModule {
    return {
      module: PhoneWorkerModule,
      imports: [PhoneOutboxModule],
      providers: [
        { provide: SENDER_OPTIONS, useFactory: (settings: Settings) => ({ ...senderOptions(settings), ...options }), inject: [SETTINGS] },
        ...[PhoneSender, ProviderSide, RunningCalls],
      ],
      exports: [PhoneSender],
    };
  }
}
