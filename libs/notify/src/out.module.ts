import { SETTINGS, type Settings } from '#platform/config';
import { Module } from '@nestjs/common';
import { Mailer, NoMailer } from './mail/mailer.js';
import { SmtpMailer } from './mail/smtp-mailer.js';
import { NoPushSender, PushSender } from './push/push-sender.js';
import { WebPushSender } from './push/web-push-sender.js';

/** The ways out beside the telephone, as the settings have them: {@link Mailer} and {@link PushSender}. */
@Module({
  providers: [
    {
      provide: Mailer,
      useFactory: ({ mail }: Pick<Settings, 'mail'>) => (mail ? new SmtpMailer(mail) : new NoMailer()),
      inject: [SETTINGS],
    },
    {
      provide: PushSender,
      useFactory: ({ push, demo }: Pick<Settings, 'push' | 'demo'>) => (push ? new WebPushSender(push, demo) : new NoPushSender()),
      inject: [SETTINGS],
    },
  ],
  exports: [Mailer, PushSender],
})
export class OutModule {}
