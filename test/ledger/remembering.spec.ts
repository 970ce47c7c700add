import { beforeEach, describe, expect, test } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import type { EntryNumber, Instant } from '../../src/domain/entry.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { remembering, watched, type LedgerCall, type Remembered } from '../../src/ledger/watched-ledger.js';
import { note } from '../support/ledger-given.js';

const at = (second: number): Instant => new Date(Date.UTC(2024, 0, 1, 12, 0, second)).toISOString() as Instant;

describe('what is remembered of a ledger', () => {
  let [ledger, remembered, asked]: [Ledger, Remembered, LedgerCall[]] = [undefined as never, undefined as never, []];
  let second = 0;
  beforeEach(async () => {
    [second, asked] = [0, []];
    const kept = openMemoryLedger({ now: () => new Date(at((second += 10))) });
    ({ ledger, remembered } = remembering(watched(kept, (call, work) => {
      asked.push(call);
      return work();
    })));
    for (let revision = 0; revision < 3; revision += 1) await note(ledger, 'child-1', revision, String(revision));
    asked = [];
  });
  const number = (told: number) => told as EntryNumber;

  test('is an entry once it was told, and the last that was followed', async () => {
    expect(remembered.entry(number(2))).toBeUndefined();
    const told = await ledger.entry(number(2));
    expect([await ledger.entry(number(2)), remembered.entry(number(2))]).toEqual([told, told]);
    await firstValueFrom(ledger.subscribe(2));
    expect(await ledger.entry(number(3))).toMatchObject({ number: 3 });
    expect(asked).toEqual(['entry']);
  });

  test('is what was the last by an instant, once an entry recorded later is known: until then another may still come', async () => {
    const recorded = (await ledger.read('child-1')).map(({ recordedAt }) => recordedAt);
    asked = [];
    const [second_, third] = [recorded[1] as Instant, recorded[2] as Instant];
    expect([await ledger.numberAt(second_), remembered.numberAt(second_)]).toEqual([2, undefined]);
    await firstValueFrom(ledger.subscribe(2));
    expect([await ledger.numberAt(second_), remembered.numberAt(second_), await ledger.numberAt(second_)]).toEqual([2, 2, 2]);
    expect(asked).toEqual(['numberAt', 'numberAt']);
    expect([await ledger.numberAt(third), remembered.numberAt(third)]).toEqual([3, undefined]);
    await note(ledger, 'child-1', 3, 'more');
    await firstValueFrom(ledger.subscribe(3));
    expect([await ledger.numberAt(third), remembered.numberAt(third)]).toEqual([3, 3]);
  });
});
