import { availableParallelism } from 'node:os';

/** What kills processes and cuts lines over and over takes minutes: it runs by `npm run campaigns`. */
const CAMPAIGNS = [
  '/test/ledger/(kurrent-faults|postgres-faults-of-the-server)', '/test/moving/(migrate-ledger|backup)', '/test/serving/two-servers', '/test/gate/containers-begun',
];

/** Tests are TypeScript modules, transformed by swc and run as ES modules. */
export default {
  testEnvironment: '<rootDir>/test/support/plain-globals.mjs',
  roots: ['<rootDir>/test', '<rootDir>/src', '<rootDir>/projections'],
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: process.env.TRACKER_CAMPAIGNS === 'yes' ? [] : CAMPAIGNS,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 120_000,
  // Half as many again as there are cores: many tests wait for a browser, a server or a process of their own.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  workerIdleMemoryLimit: '1GB',
  restoreMocks: true,
};
