import { Villages } from '#city';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { Directory } from '../people/directory.service.js';
import { refuseIf } from '../people/refuse.js';
import type { Listed } from '../persistence/directory.store.js';
import type { ShiftDetails } from './persistence/shift.store.js';
import { mayBeRostered } from './roster-policy.js';

type Given = { [Key in keyof ShiftDetails]?: ShiftDetails[Key] | undefined };

/** Whom and for what a shift can be: what is written on the roster is known to the city. */
@Injectable()
export class RosterPeople {
  constructor(
    private readonly directory: Directory,
    private readonly villages: Villages,
  ) {}

  /** Somebody whom a rung tells. @throws RefusalError `no-such-person`, `cannot-be-rostered` */
  async required(tx: Tx, username: string): Promise<Listed> {
    const person = await this.directory.activeByUsername(username, tx);
    if (!person) throw new RefusalError({ code: 'no-such-person' });
    refuseIf(mayBeRostered(person) ? undefined : 'cannot-be-rostered');
    return person;
  }

  /** What was given, each thing once and in official words, the rest as it was. @throws RefusalError `unknown-village` */
  details(given: Given, before: ShiftDetails = NOTHING): ShiftDetails {
    const { channels = before.channels, languages = before.languages, topics = before.topics, room = before.room } = given;
    const villages = given.villages ? this.villages.namesOf(given.villages, 'villages') : once(before.villages);
    return { channels: once(channels), languages: once(languages), villages, topics: once(topics), room };
  }
}

const NOTHING: ShiftDetails = { channels: [], languages: [], villages: [], topics: [], room: null };
const once = <T>(list: readonly T[]): T[] => [...new Set(list)];
