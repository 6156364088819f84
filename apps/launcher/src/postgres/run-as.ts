import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How PostgreSQL's programs are started here: PostgreSQL refuses to run as root, so root needs a way around.
 */
export interface RunAs {
  readonly how: 'as-is' | 'user-namespace' | 'nobody';
  /** Who must own the files, seen from outside. Undefined where nothing needs to change. */
  readonly owner: { uid: number; gid: number } | undefined;
  command(program: string, args: readonly string[]): [string, string[]];
  /** The same, and the program is asked to stop when this process dies, where the system can do that. */
  serverCommand(program: string, args: readonly string[]): [string, string[]];
}

const NOBODY = 65_534;
const IN_NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
/** The capability lets it reach programs and data below folders that are closed to others, such as /root. */
const AS_NOBODY = [
  'setpriv',
  `--reuid=${NOBODY}`,
  `--regid=${NOBODY}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
];
const DIE_WITH_PARENT = '--pdeathsig=INT';

const works = (command: readonly string[], program: string): boolean =>
  spawnSync(command[0]!, [...command.slice(1), program, '--version'], { stdio: 'ignore' }).status === 0;

/**
 * Finds out by trying. As root: inside a user namespace, where this process merely looks like somebody else; where
 * namespaces are forbidden (many containers), as the user nobody.
 * @param program one of PostgreSQL's programs, to try with
 * @param options for tests: who we are, and whether namespaces may be used
 * @throws with the ways out when root has neither.
 */
export function chooseRunAs(program: string, { uid = process.getuid?.(), allowNamespace = true } = {}): RunAs {
  const dies = works(['setpriv', DIE_WITH_PARENT], program);
  const withDeath = (prefix: readonly string[]) => (dies ? ['setpriv', DIE_WITH_PARENT, ...prefix] : prefix);
  const build = (how: RunAs['how'], owner: RunAs['owner'], prefix: readonly string[], serverPrefix: readonly string[]): RunAs => ({
    how,
    owner,
    command: (name, args) => split([...prefix, name, ...args]),
    serverCommand: (name, args) => split([...serverPrefix, name, ...args]),
  });
  if (uid !== 0) return build('as-is', undefined, [], withDeath([]));
  if (allowNamespace && works(IN_NAMESPACE, program))
    return build('user-namespace', { uid: 0, gid: 0 }, IN_NAMESPACE, withDeath(IN_NAMESPACE));
  // Changing the user clears the wish to die with the parent, so it has to be made last.
  if (works(AS_NOBODY, program)) return build('nobody', { uid: NOBODY, gid: NOBODY }, AS_NOBODY, [...AS_NOBODY, DIE_WITH_PARENT]);
  throw new Error(
    'PostgreSQL does not run as root, and this machine allows neither user namespaces nor changing to the user nobody. ' +
      'Start Batline as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

const split = ([command, ...args]: string[]): [string, string[]] => [command!, args];

/** Gives a folder and all in it to whom PostgreSQL will run as; needed when the way of running changed since last time. */
export function giveTo(folder: string, owner: RunAs['owner']): void {
  if (!owner || lstatSync(folder).uid === owner.uid) return;
  const give = (path: string): void => {
    const entry = lstatSync(path);
    if (entry.isSymbolicLink()) return;
    if (entry.isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
    chownSync(path, owner.uid, owner.gid);
  };
  give(folder);
}
