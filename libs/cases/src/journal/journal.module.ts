import { Module } from '@nestjs/common';
import { JournalReads } from '../persistence/journal-reads.js';
import { JournalVerifyService } from './journal-verify.service.js';

/** Checking journals alone, for the command line. */
@Module({ providers: [JournalReads, JournalVerifyService], exports: [JournalVerifyService] })
export class JournalModule {}
