import type { PublicLine } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { Directory } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import { PhoneBlocks } from './phone-services.js';

/** Every start page asks: one answer serves this long, ms. */
const KEPT_MS = 10_000;

/** What anybody may know of the line: its numbers, whether somebody is on duty, and what is turned away. */
@Injectable()
export class PublicLineFacts {
  private kept: { until: number; facts: Promise<PublicLine> } | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine'>,
    private readonly directory: Directory,
    private readonly blocks: PhoneBlocks,
  ) {}

  read(now = performance.now()): Promise<PublicLine> {
    if (this.kept && now < this.kept.until) return this.kept.facts;
    const facts = this.asked();
    this.kept = { until: now + KEPT_MS, facts };
    // A failure is answered to those who asked, and not kept for others.
    facts.catch(() => (this.kept = undefined));
    return facts;
  }

  private async asked(): Promise<PublicLine> {
    const { number, whatsApp } = this.settings.phoneLine ?? {};
    const [blocked, people] = await Promise.all([this.blocks.counts(), this.directory.activeWithRoles(['official', 'mayor'])]);
    return {
      ...(number !== undefined && { number }),
      ...(whatsApp !== undefined && { whatsapp: whatsApp }),
      // Residents call and write to the same number; that a city's number looks like a landline's says nothing of it.
      texts: number !== undefined,
      open: number !== undefined && people.some(({ onDuty }) => onDuty),
      blocked,
    };
  }
}
