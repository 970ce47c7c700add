import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KurrentLedger } from '../../src/ledger/kurrent-ledger.js';
import { StreamMovedOn } from '../../src/ledger/ledger.js';
import { begunAt } from '../support/kurrent-given.js';
import { KurrentServer } from '../support/kurrent-server.js';
import { commandNamed, everyEntry, noted, numbersOf, upTo } from '../support/ledger-given.js';
import { runs } from '../support/runs.js';

let server: KurrentServer;
beforeAll(async () => void (server = await new KurrentServer({}).listen()));
afterAll(() => server.kill());

describe('whatever becomes of appends, in whatever order, with two writers at once', () => {
  const FAULTS = [
    'kept-and-line-lost',
    'line-lost',
    'kept-and-timed-out',
    'timed-out',
    'not-ready',
    undefined,
  ] as const;
  const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 });
  const commands = fc.array(fc.record({ writer: fc.nat(1), child: fc.nat(2), entries: fc.nat(3) }), {
    minLength: 1,
    maxLength: 12,
  });

  test('every command is kept once under the numbers it was told, and numbers, revisions and hashes are unbroken', async () => {
    await fc.assert(
      fc.asyncProperty(faults, commands, async (goesWrong, asked) => {
        const { open, close } = begunAt(server.url);
        const [first, second] = [await open(), await open()];
        server.failNext(...goesWrong);
        const answers = await Promise.all(
          asked.map(({ writer, child, entries }, index) =>
            insisted(writer === 0 ? first : second, child, entries, index),
          ),
        );
        server.recover();
        const all = await everyEntry(second);
        expect(numbersOf(all)).toEqual(upTo(asked.reduce((sum, { entries }) => sum + entries, 0)));
        answers.forEach(({ entries }, index) => {
          expect(entries).toHaveLength(asked[index]?.entries ?? 0);
          for (const { id, number } of entries)
            expect(all[number - 1]).toMatchObject({ id, number, command: named(index).id });
        });
        for (const child of upTo(2, 0)) {
          const revisions = (await second.read(`child-${child}`)).map(({ revision }) => revision);
          expect(revisions).toEqual(upTo(revisions.length));
        }
        await close();
      }),
      runs(10),
    );
  });

  const named = (index: number) => commandNamed(`command ${index}`);

  /** As a handler does: reads, decides, appends, and where somebody was quicker, all of it again. */
  const insisted = async (ledger: KurrentLedger, child: number, entries: number, index: number) => {
    for (;;)
      try {
        const { length } = await ledger.read(`child-${child}`);
        const events = upTo(entries).map((entry) => noted(`${index}.${entry}`));
        return await ledger.append(`child-${child}`, length, events, named(index));
      } catch (error) {
        if (!(error instanceof StreamMovedOn)) throw error;
      }
  };
});
