import { newPerson } from '#contracts';
import { People, PersonAccess } from '#staff';
import { checked, readOptions } from './arguments.js';
import { CliError } from './cli-error.js';
import type { Command } from './command.js';
import { withPeople } from './database-context.js';

const text = { type: 'string' } as const;
const OPTION_OF = { username: '--username', name: '--name', roles: '--role', identity: '--issuer, --subject' };

const add: Command = {
  words: ['person', 'add'],
  usage: '--username <x> --name "<name>" --role <role> [--role <role> …] [--subject <subject> [--issuer <url>]]',
  summary: 'adds somebody; the subject is how the identity provider names them (the sign-in page shows it)',
  async run(args, { places, out, note }) {
    const options = readOptions(args, {
      username: text,
      name: text,
      role: { type: 'string', multiple: true },
      issuer: text,
      subject: text,
    });
    const { appUrl, issuer = options.issuer } = places();
    const identity = options.subject === undefined ? undefined : { issuer: options.issuer ?? issuer, subject: options.subject };
    if (identity && identity.issuer === undefined) throw new CliError('--issuer is needed with --subject, since OIDC_ISSUER is not set.');
    const person = checked(newPerson, { username: options.username, name: options.name, roles: options.role ?? [], identity }, OPTION_OF);
    await withPeople(appUrl, (context) => context.get(People).add(null, person));
    out(person.username);
    if (!identity) note('Added. They cannot sign in before an identity is added (--subject, or in the administrator’s view).');
  },
};

const disable: Command = {
  words: ['person', 'disable'],
  usage: '--username <x>',
  summary: 'ends all their sessions and tokens; cases they held go up a level',
  async run(args, { places, out }) {
    const { username = '' } = readOptions(args, { username: text });
    if (username === '') throw new CliError('--username is needed.');
    await withPeople(places().appUrl, (context) => context.get(PersonAccess).disable(null, username));
    out(username);
  },
};

const list: Command = {
  words: ['person', 'list'],
  usage: '',
  summary: 'everybody: username, name, roles, whether on duty, disabled or without a way to sign in',
  async run(args, { places, out }) {
    readOptions(args, {});
    const people = await withPeople(places().appUrl, (context) => context.get(People).list());
    for (const { username, name, roles, onDuty, disabledAt, identity } of people) {
      const remarks = [disabledAt ? 'disabled' : onDuty ? 'on duty' : '', identity ? '' : 'cannot sign in'];
      out([username, name, roles.join(','), remarks.filter(Boolean).join(', ')].join('\t').trimEnd());
    }
  },
};

export const PERSON_COMMANDS: readonly Command[] = [add, disable, list];
