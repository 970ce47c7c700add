import { describe, expect, test } from '@jest/globals';
import type { ChildId } from '../../src/domain/child/commands.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { commandIdOf } from '../../src/recording/asked.js';
import { streamOf } from '../../src/recording/streams.js';
import type { Supposition } from '../../src/recording/supposing.js';
import { TakeReturnAboutChild, TakeReturnAboutChildHandler } from '../../src/recording/take-return-about-child.js';
import { AUTHORITY } from '../support/any-story.js';
import { on } from '../support/children.js';
import { episode, received, type Told } from '../support/returns.js';

const ABOUT = { authority: AUTHORITY, child: '1' as ChildId };

const taking = (ledger: Ledger) => {
  const handler = new TakeReturnAboutChildHandler(ledger, () => on('2021-06-30'));
  return (year: number, rows: readonly Told[], supposed?: Supposition) => {
    const told = received(year, rows);
    return handler.execute(
      new TakeReturnAboutChild(ABOUT, told, { commandId: commandIdOf([ABOUT, told]), by: 'importer' }, supposed),
    );
  };
};

const FIRST = [episode('2017-06-01')];
const SECOND = [episode('2017-06-01', { DEC: '2018-06-01', REC: 'E4A' })];

describe('a return taken in', () => {
  test('tells how many entries it made, and up to which', async () => {
    const take = taking(openMemoryLedger());
    expect(await take(2018, FIRST)).toMatchObject({ entriesMade: 2, position: 2, objections: [], resolutions: [] });
    expect(await take(2019, SECOND)).toMatchObject({ entriesMade: 2, position: 4 });
  });

  test('makes none when it comes again', async () => {
    const ledger = openMemoryLedger();
    const take = taking(ledger);
    await take(2018, FIRST);
    expect(await take(2018, FIRST)).toMatchObject({ entriesMade: 0, position: null, unchanged: new Set([0]) });
    expect(await ledger.head()).toBe(2);
  });

  test('makes none when it comes again after the next year’s', async () => {
    const ledger = openMemoryLedger();
    const take = taking(ledger);
    for (const [year, rows] of [
      [2018, FIRST],
      [2019, SECOND],
    ] as const)
      await take(year, rows);
    expect(await take(2018, FIRST)).toMatchObject({ entriesMade: 0 });
    expect(await ledger.head()).toBe(4);
  });

  test('is all or nothing', async () => {
    const ledger = openMemoryLedger();
    await taking(ledger)(2018, FIRST);
    expect((await ledger.read(streamOf(ABOUT))).map(({ completes }) => completes)).toEqual([false, true]);
  });
});

describe('a return only supposed to be taken in', () => {
  test('writes nothing', async () => {
    const ledger = openMemoryLedger();
    expect(await taking(ledger)(2018, FIRST, new Map())).toMatchObject({ entriesMade: 2 });
    expect(await ledger.head()).toBe(0);
  });

  test('is told as it would be, each year on top of those before it', async () => {
    const [dry, wet] = [openMemoryLedger(), openMemoryLedger()];
    const supposed: Supposition = new Map();
    for (const [year, rows] of [
      [2018, FIRST],
      [2019, [episode('2017-06-01', { PLACE: 'K2' })]],
    ] as const) {
      const [would, does] = [await taking(dry)(year, rows, supposed), await taking(wet)(year, rows)];
      expect({ ...would, position: null }).toEqual({ ...does, position: null });
    }
    expect(await dry.head()).toBe(0);
  });
});
