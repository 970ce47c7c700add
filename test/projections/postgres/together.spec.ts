import { describe, expect, test } from '@jest/globals';
import { episodes, particulars, siblings } from '../../../projections/children/children.projection.js';
import type { Reader } from '../../../projections/measure.js';
import { oneAfterAnother } from '../../../projections/together.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import { append, AUTHORITY } from '../../support/any-story.js';
import { admitted, moved, on } from '../../support/children.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { followInPostgres, givenPostgresViews } from '../../support/postgres-views.js';

const IN_MARCH = { asAt: on('2024-03-15'), knownAt: 3 as EntryNumber };

const promises = (): void => {
  const given = givenPostgresViews('together');

  /** What some work comes to where two children came in, one of whom moved; and how often it was carried out. */
  const answered = <Answer>(work: (read: Reader) => Answer): Promise<{ readonly answer: Answer; readonly times: number }> =>
    given.withShown(async ({ views, writer }) => {
      const ledger = openMemoryLedger();
      await append(ledger, '1', () => [admitted('2024-01-10')], 'one');
      await append(ledger, '2', () => [admitted('2024-02-10')], 'two');
      await append(ledger, '1', () => [moved('2024-03-10')], 'three');
      await followInPostgres(writer, ledger, [3]);
      let times = 0;
      const answer = await views.reading.answer(AUTHORITY, (read) => {
        times += 1;
        return work(read);
      });
      return { answer, times };
    });

  const three = (read: Reader) =>
    [
      () => read.at(episodes, IN_MARCH).map(({ subject }) => subject),
      () => read.of(particulars, [], 3),
      () => read.together(() => read.at(siblings, IN_MARCH).length, () => read.childrenInCare(IN_MARCH).length),
    ] as const;

  test('is carried out once more for all that it reads, and not once for each', async () => {
    const apart = await answered((read) => oneAfterAnother(...three(read)));
    expect(apart).toEqual({ answer: [['1', '2'], [], [0, 2]], times: 3 });
    expect(await answered((read) => read.together(...three(read)))).toEqual({ answer: apart.answer, times: 2 });
  });

  test('goes on to what each piece reads next, as far as each comes', async () => {
    const lives = (read: Reader) => read.childrenInCare(IN_MARCH).map(({ child }) => child);
    const pieces = (read: Reader) => read.together(
      () => read.of(episodes, lives(read), 3).length,
      () => read.versionsOf(episodes, lives(read)).map(({ subject, knownFrom }) => [subject, knownFrom]),
      () => 'nothing',
    );
    expect(await answered(pieces)).toEqual({ answer: [3, [['1', 1], ['1', 3], ['1', 3], ['2', 2]], 'nothing'], times: 3 });
  });

  test('fails where a piece of it fails, with what that failed with', async () => {
    const failing = answered((read) => read.together(
      () => read.at(episodes, IN_MARCH),
      (): number => {
        throw new Error('no such thing');
      },
    ));
    await expect(failing).rejects.toThrow('no such thing');
  });
};

if (hasPostgres('That work is asked for together was')) describe('work of several pieces that need nothing of one another', promises);
else test.skip('work of several pieces needs a PostgreSQL', () => undefined);
