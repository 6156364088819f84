import { CasesModule } from '#cases';
import { DeskModule } from '#desk';
import { Module } from '@nestjs/common';
import { Attention } from './chat/attention.service.js';
import { ChatGateway } from './chat/chat.gateway.js';
import { FirstWord } from './chat/first-word.service.js';
import { Messages } from './chat/messages.service.js';
import { Acknowledgement } from './live/acknowledgement.service.js';
import { Handshake } from './live/handshake.service.js';
import { Heartbeat } from './live/heartbeat.service.js';
import { HintRelay } from './live/hint-relay.service.js';
import { LiveSockets } from './live/live-sockets.service.js';
import { SessionWatch } from './live/session-watch.service.js';

/** The live side of an API process. Its application must use `LiveAdapter`, and tell it of ended sessions by `sessionEndedByHint`. */
@Module({
  imports: [CasesModule, DeskModule],
  providers: [
    ...[Acknowledgement, Handshake, Heartbeat, HintRelay, LiveSockets, SessionWatch],
    ...[Attention, ChatGateway, FirstWord, Messages],
  ],
  exports: [SessionWatch, Heartbeat],
})
export class LiveModule {}
