import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandIdFrom, entryIdOf, newCommandId } from '../../src/ledger/entry-id.js';
import { upTo } from '../support/ledger-given.js';

const UUID_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const UUID_8 = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('an entry id', () => {
  test('is a UUID version 7 that begins with its command’s time', () => {
    const command = newCommandId();
    expect(entryIdOf(command, 0)).toMatch(UUID_7);
    expect(entryIdOf(command, 0).slice(0, 13)).toBe(command.slice(0, 13));
  });

  test('is the same for ever: this one was given in the first release', () => {
    expect(entryIdOf('01893b1c-7d2f-7abc-8def-0123456789ab', 2)).toBe('01893b1c-7d2f-7002-a9a2-69a08b63a475');
  });

  test('sorts in the order of the command’s entries', () => {
    const command = newCommandId();
    const ids = upTo(300).map((place) => entryIdOf(command, place));
    expect(ids.toSorted()).toEqual(ids);
  });

  test('is no other’s, in a command however long', () => {
    const command = newCommandId();
    expect(new Set(upTo(6_000).map((place) => entryIdOf(command, place))).size).toBe(6_000);
  });

  test('is another for the same place of another command', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat(4_095), (one, other, place) => {
        expect(entryIdOf(one, place) === entryIdOf(other, place)).toBe(one === other);
      }),
    );
  });
});

describe('a command id', () => {
  test('is new each time, and sorts by the time it was made', async () => {
    const first = newCommandId();
    await new Promise((resolve) => setTimeout(resolve, 3));
    const ids = upTo(5_000).map(() => newCommandId());
    expect(new Set(ids).size).toBe(5_000);
    for (const id of ids) {
      expect(id).toMatch(UUID_7);
      expect(id > first).toBe(true);
    }
  });

  test('made from a text is the same whenever it is made, and another for another text', () => {
    expect(commandIdFrom('return 2019, episodes, row 1')).toMatch(UUID_8);
    expect(commandIdFrom('return 2019, episodes, row 1')).toBe(commandIdFrom('return 2019, episodes, row 1'));
    expect(commandIdFrom('return 2019, episodes, row 1')).not.toBe(commandIdFrom('return 2019, episodes, row 2'));
  });
});
