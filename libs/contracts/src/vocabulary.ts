import {
  ANSWER_OUTCOMES,
  CASE_STATES,
  CHANNELS,
  CLOSED_BY,
  CONTACT_KINDS,
  LANGUAGES,
  NO_MATTER_REASONS,
  NON_PUBLIC_REASONS,
  OUTCOMES,
  RELEASE_REASONS,
  ROLES,
  SECTORS,
  TOPICS,
} from '#domain';
import { z } from 'zod';

export const caseState = z.enum(CASE_STATES);
export const channel = z.enum(CHANNELS);
export const contactKind = z.enum(CONTACT_KINDS);
export const language = z.enum(LANGUAGES);
export const outcome = z.enum(OUTCOMES);
export const answerOutcome = z.enum(ANSWER_OUTCOMES);
export const closedBy = z.enum(CLOSED_BY);
export const noMatterReason = z.enum(NO_MATTER_REASONS);
export const nonPublicReason = z.enum(NON_PUBLIC_REASONS);
export const releaseReason = z.enum(RELEASE_REASONS);
export const role = z.enum(ROLES);
export const sector = z.enum(SECTORS);
export const topic = z.enum(TOPICS);
export const clockKind = z.enum(['take', 'first_answer', 'next_answer', 'resolve', 'verdict', 'resident', 'directive', 'summons', 'offer']);
