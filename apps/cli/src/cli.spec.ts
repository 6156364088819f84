import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from './cli-error.js';
import type { Command } from './command.js';
import { findPlaces } from './places.js';
import { runCommand } from './run.js';

describe('findPlaces', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'batline-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const running = (content: string) => writeFileSync(join(folder, 'run.json'), content);

  it('believes the settings', () => {
    const env = { DATABASE_URL: 'postgres://app', DATA_DIR: folder, OIDC_ISSUER: 'https://id.example' };
    expect(findPlaces(env)).toEqual({ appUrl: 'postgres://app', ownerUrl: 'postgres://app', issuer: 'https://id.example' });
    expect(findPlaces({ ...env, MIGRATE_DATABASE_URL: 'postgres://owner' }).ownerUrl).toBe('postgres://owner');
  });

  it('finds what runs on its own database', () => {
    running(JSON.stringify({ pid: 1, ownerUrl: 'postgres://owner', appUrl: 'postgres://app', issuer: 'http://127.0.0.1:3000/dev-idp' }));
    expect(findPlaces({ DATA_DIR: folder, DATABASE_URL: ' ' })).toEqual({
      ownerUrl: 'postgres://owner',
      appUrl: 'postgres://app',
      issuer: 'http://127.0.0.1:3000/dev-idp',
    });
  });

  it('says what to do when nothing runs', () => {
    expect(() => findPlaces({ DATA_DIR: folder })).toThrow(CliError);
    expect(() => findPlaces({ DATA_DIR: folder })).toThrow('npm start');
    running('{');
    expect(() => findPlaces({ DATA_DIR: folder })).toThrow('damaged');
  });
});

describe('runCommand', () => {
  const command = (run: Command['run']): Command => ({ words: ['do', 'it'], usage: '--now', summary: 'does it', run });
  const call = async (args: string[], run: Command['run']) => {
    const [out, notes]: [string[], string[]] = [[], []];
    const places = () => findPlaces({});
    const code = await runCommand(args, [command(run)], { places, out: (line) => out.push(line), note: (line) => notes.push(line) });
    return { code, out: out.join('\n'), notes: notes.join('\n') };
  };

  it('hands over what follows the command', async () => {
    const { code, out } = await call(['do', 'it', '--now'], async (args, { out }) => void out(args.join()));
    expect({ code, out }).toEqual({ code: 0, out: '--now' });
    expect((await call(['do', 'it'], async () => 1)).code).toBe(1);
  });

  it('shows what there is, to the output only when asked', async () => {
    expect(await call([], async () => undefined)).toMatchObject({ code: 0, out: expect.stringContaining('do it --now'), notes: '' });
    expect(await call(['do'], async () => undefined)).toMatchObject({ code: 2, out: '', notes: expect.stringContaining('do it --now') });
  });

  it('never repeats the message of an error that is not ours', async () => {
    const { code, notes } = await call(['do', 'it'], async () => {
      throw new Error('postgres://user:password@host');
    });
    expect(code).toBe(1);
    expect(notes).toContain('It did not work: Error');
    expect(notes).not.toContain('password');
  });
});
