import { createLog } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { LoggableError } from './safe-error.js';

function capture() {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, never> };
}

const words = 'Matti Meikäläinen 040 123 4567';

describe('the log', () => {
  it('keeps ids, codes and numbers', () => {
    const { log, last } = capture();
    log.info({ caseId: 'c-1', route: '/api/v1/cases/:id/take', status: 409, code: 'case-already-taken', ms: 1.5 }, 'taken');
    expect(last()).toMatchObject({ level: 'info', msg: 'taken', caseId: 'c-1', route: '/api/v1/cases/:id/take', status: 409, ms: 1.5 });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it.each([
    ['an unknown key', { text: words }],
    ['prose under a known key', { code: words }],
    ['a query under a known key', { route: '/track?code=MattiMeikäläinen' }],
    ['a fragment under a known key', { route: '/my#MattiMeikäläinen' }],
    ['an object under a known key', { context: { text: words } }],
    ['an unknown error', { err: new Error(words) }],
    ['an unknown error that poses as a place', { err: new Error(`x\n    at Matti Meikäläinen 040 123 4567`) }],
    ['the cause of an error', { err: new LoggableError('could not send', { cause: new Error(words) }) }],
    [
      'SQL with its parameters',
      { err: Object.assign(new Error(words), { code: '23505', query: words, parameters: [words], detail: words }) },
    ],
    ['a thrown text', { err: words }],
  ])('drops %s', (_what, fields) => {
    const { log, lines } = capture();
    log.error(fields as never, 'failed');
    log.child(fields as never).error({}, 'failed');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toMatch(/Matti|Meikäläinen|040/);
  });

  it('never makes a sentence out of an error or of what stands behind the sentence', () => {
    const { log, lines } = capture();
    (log.error as (...args: unknown[]) => void)(new Error(words));
    (log.error as (...args: unknown[]) => void)({ err: new Error(words) });
    (log.error as (...args: unknown[]) => void)({}, 'failed %s', words);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).not.toContain('Matti');
  });

  it('tells name, code and place of an error, and the message of our own', () => {
    const { log, last } = capture();
    log.error(
      { err: new LoggableError('no policy matches', { cause: Object.assign(new TypeError('x'), { code: 'ECONNREFUSED' }) }) },
      'failed',
    );
    const { err } = last() as unknown as { err: { name: string; message: string; stack: string[]; cause: object } };
    expect(err).toMatchObject({ name: 'LoggableError', message: 'no policy matches', cause: { name: 'TypeError', code: 'ECONNREFUSED' } });
    expect(err.cause).not.toHaveProperty('message');
    expect(err.stack[0]).toContain('logging.spec');
  });
});

describe('the framework through the log', () => {
  it('keeps sentence and context, and puts start-up chatter a level down', () => {
    const { log, last } = capture();
    const nest = new NestLogger(log);
    nest.warn('slow start', 'Api');
    expect(last()).toMatchObject({ level: 'warn', msg: 'slow start', context: 'Api' });
    nest.log('Mapped {/health, GET} route', 'RouterExplorer');
    expect(last()).toMatchObject({ level: 'debug' });
  });

  it('treats errors alike, whichever way they are handed over', () => {
    const { log, lines } = capture();
    const nest = new NestLogger(log);
    const error = new Error(words);
    nest.error(error, 'ExceptionsHandler');
    nest.error(words, error.stack, 'ExceptionsHandler');
    nest.error(error.message, error.stack);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).not.toContain('Matti');
      expect(line).toContain('logging.spec');
    }
  });
});
