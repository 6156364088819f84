import { fileURLToPath } from 'node:url';

// Nest 12 is ESM only; jest runs it transformed to CommonJS, so that plain jest features work on Node 20 as well.
const swc = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: syntax === 'ts' ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    sourceMaps: 'inline',
  },
];
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'jose',
  'openid-client',
  'oauth4webapi',
  'oidc-provider',
  'canonicalize',
  'temporal-polyfill',
  'temporal-utils',
  'content-disposition',
  'cookie',
];

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const base = {
  rootDir,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc('ts'), '^.+\\.m?js$': swc('js') },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.tmp/'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
};

/** `unit` needs nothing; `real` runs on a real PostgreSQL that the global set-up starts or finds. */
export default {
  rootDir,
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.real\\.spec\\.ts$', '/apps/web/'],
    },
    {
      ...base,
      displayName: 'real',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
      testMatch: ['**/*.real.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
