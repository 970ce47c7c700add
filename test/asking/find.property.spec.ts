import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identityOf, wordsOf } from '../../src/asking/find-identity.js';
import { Candidates } from '../../src/asking/find-candidates.js';
import { found, soughtOf, typedOf, type Sought, type Typed } from '../../src/asking/find-sought.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ParticularsRecorded } from '../../src/domain/child/events.js';
import { entriesOf, struck } from '../support/given.js';
import { runs } from '../support/runs.js';

const particulars = (identity?: ParticularsRecorded['identity'], dateOfBirth = '2005-06-30'): ParticularsRecorded => ({
  type: 'ParticularsRecorded', effectiveOn: dateOfBirth as CalendarDate, dateOfBirth: dateOfBirth as CalendarDate, sex: '1', ethnicity: 'WBRI', ...(identity ? { identity } : {}),
});

describe('who a child is, as known now', () => {
  test('is what the last entry tells that speaks of it', () => {
    const entries = entriesOf([particulars({ name: 'Ada Lovelace' }), particulars({ upn: 'A123456789012' })]);
    expect(identityOf(entries)).toEqual({ name: 'Ada Lovelace', upn: 'A123456789012', dateOfBirth: '2005-06-30' });
  });

  test('is nothing of what was struck out', () => {
    expect(identityOf(entriesOf([particulars({ name: 'Ada Lovelace' }), struck('e1')]))).toEqual({ name: null, upn: null, dateOfBirth: null });
  });

  test('is what a correction tells, though it names nobody', () => {
    const entries = entriesOf([particulars({ name: 'Ada Lovelace' }), struck('e1'), { ...particulars(undefined, '2005-07-01'), corrects: 'e1' as never }]);
    expect(identityOf(entries)).toEqual({ name: null, upn: null, dateOfBirth: '2005-07-01' });
  });
});

const aName = fc.array(fc.stringMatching(/^[A-Z][a-zé]{1,4}$/), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const children = fc.uniqueArray(fc.record({ reference: fc.stringMatching(/^[1-3]{1,4}$/), name: fc.option(aName) }), { selector: ({ reference }) => reference, maxLength: 12 });

/** The slow way: every way of setting the typed words against different words of the name. */
const isNamed = (name: readonly string[], typed: readonly string[]): boolean =>
  typed.length > 0 && orders(name, typed.length).some((order) => typed.every((word, place) => (order[place] ?? '').startsWith(word)));
const orders = (words: readonly string[], length: number): readonly (readonly string[])[] =>
  length === 0 ? [[]] : words.flatMap((word, place) => orders(words.filter((_, other) => other !== place), length - 1).map((rest) => [word, ...rest]));

const foundAmong = (sought: readonly Sought[], typed: Typed): readonly Sought[] => {
  const candidates = new Candidates();
  for (const child of sought) {
    // Known otherwise before: what was believed then must not be found.
    candidates.put(soughtOf(child.reference, { name: 'Somebody Else', upn: 'Z99', dateOfBirth: '1999-01-01' as CalendarDate }));
    candidates.put(child);
  }
  const all = found(candidates.answering(typed), typed, Infinity);
  const few = found(candidates.answering(typed), typed, 3);
  expect([all.total, few.total, few.closest]).toEqual([all.closest.length, all.total, all.closest.slice(0, 3)]);
  return all.closest;
};

describe('finding children', () => {
  test('comes to exactly those whose reference holds what was typed or whose name it begins, each once, the closest first', () => {
    fc.assert(
      fc.property(children, fc.oneof(fc.stringMatching(/^[1-3]{1,3}$/), aName.map((name) => name.slice(0, 6))), (all, text) => {
        const sought = all.map(({ reference, name }) => soughtOf(reference, { name, upn: null, dateOfBirth: null }));
        const answer = foundAmong(sought, typedOf(text, undefined, true)).map(({ reference }) => reference);
        const key = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().trim();
        const begins = all.filter(({ reference }) => reference.startsWith(key));
        const named = all.filter(({ reference, name }) => !reference.startsWith(key) && name !== null && isNamed(wordsOf(name), wordsOf(text)));
        const holds = all.filter((one) => key.length > 1 && one.reference.includes(key) && !begins.includes(one) && !named.includes(one));
        expect(new Set(answer)).toEqual(new Set([...begins, ...named, ...holds].map(({ reference }) => reference)));
        expect(answer).toHaveLength(begins.length + named.length + holds.length);
        expect(new Set(answer.slice(0, begins.length))).toEqual(new Set(begins.map(({ reference }) => reference)));
        if (all.some(({ reference }) => reference === key)) expect(answer[0]).toBe(key);
      }),
      runs(300),
    );
  });

  test('comes to nobody by a name for those who may not see names', () => {
    fc.assert(
      fc.property(children, aName, (all, text) => {
        const sought = all.map(({ reference, name }) => soughtOf(reference, { name, upn: 'A123456789012', dateOfBirth: null }));
        expect(foundAmong(sought, typedOf(text, undefined, false))).toEqual([]);
        expect(foundAmong(sought, typedOf('a1234', undefined, false))).toEqual([]);
        expect(foundAmong(sought, typedOf('somebody', undefined, true))).toEqual([]);
      }),
      runs(100),
    );
  });
});
