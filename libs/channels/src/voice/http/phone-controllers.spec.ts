import type { CasePhone, PhoneBlock } from '#contracts';
import { SETTINGS } from '#platform/config';
import { GENERAL_PROBLEMS, ProblemFilter, PROBLEMS, RefusalError } from '#platform/http';
import { Directory, SignedInGuard, STAFF_PROBLEMS, type SignedInViewer } from '#staff';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomBytes } from 'node:crypto';
import { PHONE_CONTROLLERS } from './phone-controllers.js';
import { PHONE_PROBLEMS } from './phone-problems.js';
import { CallControl, Callbacks, PhoneBlocks, PhoneOfCase, Recordings } from './phone-services.js';
import { PublicLineFacts } from './public-line.service.js';

const CASE = '00000000-0000-4000-8000-000000000011';
const OTHER = '00000000-0000-4000-8000-000000000012';
const viewer = { personId: 'p', username: 'maija', roles: ['official'] } as unknown as SignedInViewer;
const phone: Omit<CasePhone, 'deliveries'> = {
  line: '+358401234567',
  calls: [],
  recordings: [],
  may: { call: true, hold: false, bringIn: false, end: false, block: true },
};
const block: PhoneBlock = {
  id: OTHER,
  ending: '67',
  reasonCode: 'silent',
  reason: 'Soittaa kymmeniä kertoja päivässä.',
  by: { username: 'maija', name: 'Maija' },
  from: '2026-11-24T10:00:00.000Z',
  until: '2026-12-24T21:59:59.999Z',
  refused: 0,
};
const sound = randomBytes(1000);
const done: unknown[][] = [];
const noted = (name: string) => (_id: string, asked: { viewer: unknown; request?: { key: string } }, given?: unknown) => {
  done.push([name, asked.viewer === viewer, asked.request?.key, given]);
  return Promise.resolve(block);
};
const found = <T>(id: string, answer: T): Promise<T> => {
  if (id === CASE) return Promise.resolve(answer);
  return Promise.reject(new RefusalError({ code: 'not-found' }));
};

let app: NestFastifyApplication;
beforeAll(async () => {
  const module = await Test.createTestingModule({
    controllers: PHONE_CONTROLLERS,
    providers: [
      PublicLineFacts,
      { provide: PhoneOfCase, useValue: { read: (id: string) => found(id, phone), deliveries: () => Promise.resolve([]) } },
      { provide: Callbacks, useValue: { call: noted('call') } },
      { provide: CallControl, useValue: { hold: noted('hold'), bringIn: noted('bring-in'), end: noted('end') } },
      { provide: Recordings, useValue: { read: (id: string) => found(id, { bytes: sound, contentType: 'audio/wav' }) } },
      {
        provide: PhoneBlocks,
        useValue: {
          block: noted('block'),
          lift: (_id: string, asked: never) => noted('lift')(_id, asked),
          list: () => Promise.resolve([block]),
          counts: () => Promise.resolve({ numbers: 1, refused: 4 }),
        },
      },
      { provide: Directory, useValue: { activeWithRoles: () => Promise.resolve([{ onDuty: true }]) } },
      { provide: SETTINGS, useValue: { phoneLine: { number: '+358931000000' } } },
      { provide: PROBLEMS, useValue: { ...GENERAL_PROBLEMS, ...STAFF_PROBLEMS, ...PHONE_PROBLEMS } },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
    .overrideGuard(SignedInGuard)
    .useValue({
      canActivate(context: { switchToHttp(): { getRequest(): { viewer: unknown } } }) {
        context.switchToHttp().getRequest().viewer = viewer;
        return true;
      },
    })
    .compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
});
afterAll(() => app.close());
beforeEach(() => void done.splice(0));

const get = (path: string, headers = {}) => app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers: { 'idempotency-key': 'a-key-of-more-than-128-bits' } });

it('shows the telephone of a case, and answers nothing of what is not there', async () => {
  expect((await get(`/cases/${CASE}/phone`)).json()).toEqual({ ...phone, deliveries: [] });
  expect((await get(`/cases/${OTHER}/phone`)).json()).toMatchObject({ status: 404, code: 'not-found' });
  expect((await get('/cases/x/phone')).json()).toMatchObject({ status: 404, code: 'not-found' });
});

it.each([
  ['call', {}, 201, undefined],
  ['call/hold', { on: true }, 200, true],
  ['call/bring-in', { to: 'eero' }, 200, 'eero'],
  ['call/end', {}, 200, undefined],
])('%s asks once, in the viewer’s name and under their key, and answers with how things stand', async (act, body, status, given) => {
  const answer = await post(`/cases/${CASE}/${act}`, body);
  expect({ status: answer.statusCode, body: answer.json() as unknown }).toEqual({ status, body: { ...phone, deliveries: [] } });
  expect(done).toEqual([[act.replace('call/', ''), true, 'a-key-of-more-than-128-bits', given]]);
});

it.each([
  ['call', { to: '+358401234567' }],
  ['call/hold', {}],
  ['call/hold', { on: 'yes' }],
  ['call/bring-in', { to: '+358401234567' }],
  ['call/end', { id: 'x' }],
  ['block-number', { reasonCode: 'silent', reason: ' ', until: '2026-12-24' }],
  ['block-number', { reasonCode: 'silent', reason: 'Soittaa', until: 'tomorrow' }],
  ['block-number', { reasonCode: 'silent', reason: 'Soittaa', until: '2026-12-24', number: '+358401234567' }],
])('%s refuses %j, and does nothing', async (act, body) => {
  expect((await post(`/cases/${CASE}/${act}`, body)).json()).toMatchObject({ status: 400, code: 'invalid-body' });
  expect(done).toEqual([]);
});

it('blocks, lists and lifts', async () => {
  const given = { reasonCode: 'silent', reason: 'Soittaa kymmeniä kertoja päivässä.', until: '2026-12-24' };
  const blocked = await post(`/cases/${CASE}/block-number`, given);
  expect([blocked.statusCode, blocked.json()]).toEqual([201, block]);
  expect((await get('/phone-blocks')).json()).toEqual({ items: [block] });
  expect((await post(`/phone-blocks/${OTHER}/lift`, {})).json()).toEqual(block);
  expect(done.map(([name]) => name)).toEqual(['block', 'lift']);
});

it('tells everybody of the line', async () => {
  const answer = await get('/line');
  expect(answer.json()).toEqual({ number: '+358931000000', texts: true, open: true, blocked: { numbers: 1, refused: 4 } });
});

describe('a voice message', () => {
  const path = `/cases/${CASE}/recordings/${OTHER}`;

  it('is sent whole, kept nowhere, and can be asked for in parts', async () => {
    const whole = await get(path);
    expect(whole.rawPayload.equals(sound)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': '1000',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
    const part = await get(path, { range: 'bytes=100-199' });
    expect([part.statusCode, part.headers['content-range'], part.headers['cache-control']]).toEqual([
      206,
      'bytes 100-199/1000',
      'no-store',
    ]);
    expect(part.rawPayload.equals(sound.subarray(100, 200))).toBe(true);
    const beyond = await get(path, { range: 'bytes=1000-' });
    expect([beyond.statusCode, beyond.headers['content-range'], beyond.rawPayload.length]).toEqual([416, 'bytes */1000', 0]);
  });

  it('of somebody else is not there', async () => {
    for (const other of [`/cases/${OTHER}/recordings/${OTHER}`, `/cases/${CASE}/recordings/x`])
      expect((await get(other)).json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});
