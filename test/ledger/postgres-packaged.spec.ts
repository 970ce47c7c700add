import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { beginPostgresViews } from '../../projections/views-postgres/begin.js';
import { beginPostgresLedger } from '../../src/ledger/postgres-begin.js';
import { openPostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { note } from '../support/ledger-given.js';
import { packagedPrograms } from '../support/postgres-programs.js';
import { startOwnPostgres } from '../support/postgres-server.js';

/** Where no PostgreSQL is installed, the tests take this one: it must be able to do what they ask of it. */
const promises = (programs: string): void => {
  let server: Awaited<ReturnType<typeof startOwnPostgres>>;
  beforeAll(async () => void (server = await startOwnPostgres({ programs })));
  afterAll(() => server.clear());

  test('given the PostgreSQL of the package for tests, then a ledger and views can be begun there, and an entry is kept', async () => {
    const place = { url: server.url, schema: 'ledger' };
    await beginPostgresLedger(place);
    const ledger = await openPostgresLedger(place);
    try {
      expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
    } finally {
      await ledger.close();
    }
    expect(await beginPostgresViews({ url: server.url })).toEqual({ begun: true });
  });
};

const programs = packagedPrograms();
if (programs) promises(programs);
else
  process.stdout.write(
    'The PostgreSQL of the package for tests was NOT tested: it is not there for this platform, or this user may not run it.\n',
  );
