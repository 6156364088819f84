import { Launcher, type Launched } from './launcher.js';

const say = (line: string): void => void process.stderr.write(`batline: ${line}\n`);

/** The demo people and what each can do (api.md "Starting"). */
const DEMO_PEOPLE = [
  ['aino, eero, maija, petri', 'officials'],
  ['leena', 'host of a living room'],
  ['pormestari', 'participation mayor'],
  ['robin', 'sparring partner'],
  ['yllapito', 'administrator'],
];

function tell({ url, demo, phonesUrl }: Launched): void {
  const lines = [
    `Batline is ready on ${url}`,
    '',
    `  The line for residents   ${url}/`,
    `  Officials' inbox         ${url}/tyo`,
    `  Desk of a living room    ${url}/desk`,
    `  Participation mayor      ${url}/pormestari`,
    `  Administrator            ${url}/yllapito`,
  ];
  if (phonesUrl !== undefined) lines.push(`  Telephones to call with  ${phonesUrl}/`);
  if (demo)
    lines.push(
      '',
      '  Demo: sign in as any of these, by picking the name.',
      ...DEMO_PEOPLE.map(([who, what]) => `    ${who!.padEnd(28)} ${what}`),
    );
  process.stdout.write(`${[...lines, '', '  Stop it with Ctrl-C; the data stays.'].join('\n')}\n`);
}

const launcher = new Launcher(process.env, say);
let asked = 0;

async function end(exitCode: number): Promise<never> {
  await launcher.stop();
  process.exit(exitCode);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked += 1;
    if (asked > 2) process.exit(1);
    if (asked === 1) void end(0);
  });
}
process.on('uncaughtException', (error) => {
  say(`ended by a fault of its own: ${error.stack ?? error.message}`);
  void end(1);
});

try {
  tell(await launcher.start());
} catch (error) {
  if (asked === 0) {
    say(error instanceof Error ? error.message : String(error));
    await end(1);
  }
}
