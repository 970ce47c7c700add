import { describe, expect, test } from '@jest/globals';
import { particulars } from '../../../projections/children/children.projection.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import { append } from '../../support/any-story.js';
import { admitted, moved } from '../../support/children.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { buildAnewInPostgres, givenPostgresViews } from '../../support/postgres-views.js';

const promises = (): void => {
  const given = givenPostgresViews('laid_down');

  /** Asks of a table of views built anew, where children came in on days in no order of their references. */
  const asked = <Row extends object>(select: (home: string) => string): Promise<readonly Row[]> =>
    given.withShown(async ({ schema, writer }) => {
      const ledger = openMemoryLedger();
      for (const [place, month] of [5, 2, 8, 1].entries()) {
        const [child, came, left] = [String(place + 1), `2024-0${month}-10`, `2024-0${month + 1}-10`];
        await append(ledger, child, () => [admitted(came)], `came ${child}`);
        await append(ledger, child, () => [moved(left)], `moved ${child}`);
      }
      await buildAnewInPostgres(writer, ledger);
      const [{ number } = { number: 0 }] = await given.asOwner<{ number: number }>(`select shown as number from ${schema}.tracker_views`);
      return given.asOwner<Row>(select(`${schema}_${number}`));
    });

  test('lie in the order of their days where they are asked for by day, and keep the order in which they were written', async () => {
    const rows = await asked<{ id: string; day: number }>((home) => `select id, valid_from as day from ${home}.episode order by ctid`);
    const days = rows.map(({ day }) => day);
    expect(rows).toHaveLength(12);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    const written = await asked<{ subject: string }>((home) => `select subject from ${home}.episode order by id`);
    expect([...new Set(written.map(({ subject }) => subject))]).toEqual(['1', '2', '3', '4']);
    expect(written.map(({ subject }) => subject)).toEqual(written.map(({ subject }) => subject).sort());
  });

  test('are looked up in an index that holds all there is of them, where they are looked up beside every row of a day', async () => {
    const [{ columns } = { columns: [] }] = await asked<{ columns: readonly string[] }>((home) => `
      select array_agg(a.attname::text) as columns from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
        where i.indrelid = '${home}.particulars'::regclass and not i.indisprimary`);
    expect(columns).toEqual(expect.arrayContaining(['authority', 'subject', 'known_from', 'known_to', 'valid_from', 'valid_to', ...Object.keys(particulars.columns)]));
  });
};

if (hasPostgres('How rows lie in PostgreSQL was')) describe('rows of views built anew', promises);
else test.skip('rows of views built anew need a PostgreSQL', () => undefined);
