import { ROLES, type Role } from '#domain';
import {
  losesCases,
  losesRoles,
  mayDisable,
  mayGiveRoles,
  mayHaveRoles,
  mayKeepPeople,
  mayLeaveOffice,
  ROLES_THAT_READ_PEOPLE,
} from './people-policy.js';
import { mayCreateToken, maySetDuty } from './own-account-policy.js';

const person = (id: string, roles: Role[], disabled = false) => ({ id, roles, disabled });

describe('who keeps the people', () => {
  it.each(ROLES.map((role) => [role, role === 'administrator'] as const))('%s: %p', (role, may) => {
    expect(mayKeepPeople({ roles: [role] })).toBe(may ? undefined : 'forbidden');
  });

  it('the server’s own command line, too', () => expect(mayKeepPeople(null)).toBeUndefined());
  it('the mayor reads who they are', () => expect(ROLES_THAT_READ_PEOPLE).toEqual(['administrator', 'mayor']));
});

describe('who may be disabled', () => {
  it.each<[string, string | null, ReturnType<typeof person>, string[], ReturnType<typeof mayDisable>]>([
    ['an official by an administrator', 'admin', person('o', ['official']), ['admin'], undefined],
    ['an administrator by another', 'admin', person('other', ['administrator']), ['admin', 'other'], undefined],
    ['an administrator by themselves', 'admin', person('admin', ['administrator']), ['admin', 'other'], 'cannot-disable-oneself'],
    ['the only administrator by themselves', 'admin', person('admin', ['administrator']), ['admin'], 'cannot-disable-oneself'],
    ['the only administrator by the command line', null, person('admin', ['administrator']), ['admin'], 'last-administrator'],
    ['one of two by the command line', null, person('admin', ['administrator']), ['admin', 'other'], undefined],
    ['an official by the command line', null, person('o', ['official']), ['admin'], undefined],
    ['an administrator who is disabled already', null, person('old', ['administrator'], true), ['admin'], undefined],
  ])('%s', (_, actor, who, administrators, verdict) => expect(mayDisable(actor, who, administrators)).toBe(verdict));
});

describe('which roles one may get', () => {
  it.each<[string, ReturnType<typeof person>, Role[], string[], ReturnType<typeof mayHaveRoles>]>([
    ['the last administrator keeps the role', person('a', ['administrator']), ['official'], ['a'], 'last-administrator'],
    ['beside others, too', person('a', ['administrator', 'official']), ['official'], ['a'], 'last-administrator'],
    ['and may have more', person('a', ['administrator']), ['administrator', 'official'], ['a'], undefined],
    ['one of two may lay it down', person('a', ['administrator']), ['official'], ['a', 'b'], undefined],
    ['others change freely', person('o', ['official']), ['host'], ['a'], undefined],
  ])('%s', (_, who, roles, administrators, verdict) => expect(mayHaveRoles(who, roles, administrators)).toBe(verdict));
});

describe('the top of every ladder has a name', () => {
  const mayor = person('m', ['mayor']);
  it.each<[string, ReturnType<typeof person>, Role[] | null, string[], ReturnType<typeof mayLeaveOffice>]>([
    ['the only mayor is not disabled', mayor, null, ['m'], 'last-mayor'],
    ['nor loses the role', mayor, ['official'], ['m'], 'last-mayor'],
    ['but may have more', mayor, ['mayor', 'official'], ['m'], undefined],
    ['and goes when there is another', mayor, null, ['m', 'n'], undefined],
    ['one who is disabled already', person('m', ['mayor'], true), null, ['n'], undefined],
    ['an official', person('o', ['official']), null, ['m'], undefined],
  ])('%s', (_, who, after, mayors, verdict) => expect(mayLeaveOffice(who, after, mayors)).toBe(verdict));
});

describe('giving roles', () => {
  const admin = person('a', ['administrator', 'host']);
  it.each<[string, string | null, ReturnType<typeof person>, Role[], ReturnType<typeof mayGiveRoles>]>([
    ['an administrator gives themselves none', 'a', admin, ['administrator', 'host', 'official'], 'cannot-give-oneself-roles'],
    ['but may lay one down', 'a', admin, ['administrator'], undefined],
    ['and gives others what they need', 'a', person('o', ['host']), ['official'], undefined],
    ['the command line gives anybody', null, admin, ['mayor'], undefined],
  ])('%s', (_, actor, who, roles, verdict) => expect(mayGiveRoles(actor, who, roles)).toBe(verdict));
});

describe('what a change of roles takes away', () => {
  it.each<[Role[], Role[], boolean, boolean]>([
    [['official'], ['official'], false, false],
    [['official'], ['official', 'mayor'], false, false],
    [['official', 'mayor'], ['mayor'], false, true],
    [['official'], ['host'], true, true],
    [['mayor'], ['robin'], true, true],
    [['host'], ['robin'], false, true],
  ])('%p → %p: cases %p, sessions %p', (before, after, cases, sessions) => {
    expect(losesCases({ roles: before }, { roles: after })).toBe(cases);
    expect(losesRoles({ roles: before }, { roles: after })).toBe(sessions);
  });
});

describe('one’s own account', () => {
  it.each(ROLES.map((role) => [role, role === 'official' || role === 'mayor'] as const))(
    '%s goes on duty: %p; off duty always',
    (role, may) => {
      expect(maySetDuty({ roles: [role] }, true)).toBe(may);
      expect(maySetDuty({ roles: [role] }, false)).toBe(true);
    },
  );

  it('tokens are made by somebody who is there, not by a token', () => {
    expect(mayCreateToken({ via: 'session' })).toBe(true);
    expect(mayCreateToken({ via: 'token' })).toBe(false);
  });
});
