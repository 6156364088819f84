/**
 * Which way imports may go (docs/architecture.md). Direction is lint, not etiquette.
 * Rooms are libs/<room>; another room is entered through its src/index.ts alone.
 */
const rooms = ['cases', 'channels', 'city', 'desk', 'ledger', 'notify', 'policies', 'sla', 'staff', 'telephony'];

/** What each room may import of the others; everybody may import platform, contracts, domain. */
const allowed = {
  cases: ['staff', 'city', 'policies'],
  channels: ['cases', 'staff', 'city', 'policies', 'telephony', 'desk'],
  city: [],
  desk: ['cases', 'staff', 'city', 'notify', 'policies'],
  ledger: ['cases', 'staff', 'city', 'policies'],
  notify: ['cases', 'staff', 'city', 'policies', 'telephony'],
  policies: [],
  sla: ['cases', 'staff', 'policies'],
  staff: ['city'],
  telephony: [],
};
const tests = '\\.(real\\.)?(spec|test|e2e)\\.tsx?$|^libs/[^/]+/test/|^apps/[^/]+/test/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain has no dependency at all: it decides, and can be read and tested alone.',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: tests },
      to: { pathNot: '^libs/domain/src' },
    },
    {
      name: 'contracts-know-the-domain-alone',
      severity: 'error',
      from: { path: '^libs/contracts/src', pathNot: tests },
      to: { path: '^(libs|apps)/', pathNot: '^libs/(contracts|domain)/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^libs/platform/src', pathNot: tests },
      to: { path: '^(libs|apps)/', pathNot: '^libs/platform/' },
    },
    ...rooms.map((room) => ({
      name: `${room}-imports`,
      severity: 'error',
      from: { path: `^libs/${room}/src`, pathNot: tests },
      to: { path: '^(libs|apps)/', pathNot: `^libs/(${[room, 'platform', 'contracts', 'domain', ...allowed[room]].join('|')})/` },
    })),
    {
      name: 'rooms-through-their-door',
      comment: 'Another room is entered through its index.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: tests },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'apps-through-the-door',
      severity: 'error',
      from: { path: '^apps/', pathNot: tests },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'not-through-ones-own-door',
      comment: 'Inside a room files are imported directly: an index that is used from inside ties knots.',
      severity: 'error',
      from: { path: '^libs/(?!platform)([^/]+)/src/.+', pathNot: '^libs/[^/]+/src/index\\.ts$' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'web-knows-domain-and-contracts',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^(libs|apps)/', pathNot: '^(apps/web/|libs/(domain|contracts)/)' },
    },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/', pathNot: tests }, to: { path: '^apps/' } },
    {
      name: 'apps-know-no-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src', pathNot: tests },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/phone-simulator/src/index\\.ts$'] },
    },
    {
      name: 'only-the-demo-has-the-simulator',
      severity: 'error',
      from: { path: '^apps/', pathNot: [tests, '^apps/phone-simulator/', '^apps/launcher/src/demo-parts\\.ts$'] },
      to: { path: '^apps/phone-simulator/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [tests, 'testing\\.ts$', '^apps/web/(src/testing|test)/'] },
      to: { path: '^test/|\\.spec\\.ts$' },
    },
    {
      name: 'typeorm-in-persistence',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: [tests, '/persistence/', '^libs/platform/src/database/', '^libs/staff/src/people\\.module\\.ts$'],
      },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    {
      name: 'bullmq-in-queues',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [tests, '^libs/platform/src/queue/', '\\.processor\\.ts$'] },
      to: { path: 'node_modules/(bullmq|@nestjs/bullmq)/' },
    },
    {
      name: 'twilio-in-telephony',
      severity: 'error',
      from: { pathNot: '^libs/telephony/' },
      to: { path: 'node_modules/twilio/' },
    },
    { name: 'found', severity: 'error', from: { pathNot: '^apps/web/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
