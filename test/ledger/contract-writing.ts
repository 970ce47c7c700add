import { describe, expect, test } from '@jest/globals';
import { entryIdOf } from '../../src/ledger/entry-id.js';
import { LedgerUnavailable, StreamMovedOn } from '../../src/ledger/ledger.js';
import {
  commandNamed,
  everyEntry,
  note,
  noted,
  noteMany,
  numbersOf,
  upTo,
  type Begin,
} from '../support/ledger-given.js';

export const writePromises = (begin: Begin): void => {
  describe('when a command is appended', () => {
    test('answers with the revision, the entries and the position reached', async () => {
      const ledger = await begin();
      await note(ledger, 'home-1', 0, 'before');
      const command = commandNamed('two at once');
      expect(await ledger.append('child-1', 0, [noted('a'), noted('b')], command)).toEqual({
        revision: 2,
        position: 3,
        repeated: false,
        entries: [
          { id: entryIdOf(command.id, 0), number: 2 },
          { id: entryIdOf(command.id, 1), number: 3 },
        ],
      });
    });

    test('keeps who recorded it, what was asked and which entry completes it', async () => {
      const ledger = await begin();
      const command = commandNamed('two at once');
      await ledger.append(
        'child-1',
        0,
        [noted('a'), { type: 'Told', schema: 3, data: { by: ['post', null, 1.5] } }],
        command,
      );
      const kept = { stream: 'child-1', recordedBy: 'officer', origin: 'recorded', command: command.id };
      expect(await ledger.read('child-1')).toMatchObject([
        { ...kept, number: 1, revision: 1, type: 'Noted', schema: 1, data: { text: 'a' }, completes: false },
        {
          ...kept,
          number: 2,
          revision: 2,
          type: 'Told',
          schema: 3,
          data: { by: ['post', null, 1.5] },
          completes: true,
        },
      ]);
    });

    test('keeps any text as it was, and what the caller does to the event later is not recorded', async () => {
      const ledger = await begin();
      const data = { text: 'O’Brien – \u202e😀 \ud800 \u0000 "quoted"\n', ['__proto__']: 'a name like any other' };
      const asked = ledger.append('child-1', 0, [{ type: 'Noted', schema: 1, data }], commandNamed('one'));
      data.text = 'changed afterwards';
      await asked;
      const [entry] = await ledger.read('child-1');
      expect(entry?.data).toEqual({
        text: 'O’Brien – \u202e😀 \ud800 \u0000 "quoted"\n',
        ['__proto__']: 'a name like any other',
      });
    });

    test('refuses a revision the stream is not at, and says where it is', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-1', 2);
      for (const expected of [0, 1, 3, -1, 1.5]) {
        const refused = ledger.append('child-1', expected, [noted('late')], commandNamed(`late ${expected}`));
        await expect(refused).rejects.toThrow(StreamMovedOn);
        await expect(refused).rejects.toMatchObject({ stream: 'child-1', expected, actual: 2 });
      }
      expect(await ledger.head()).toBe(2);
    });

    test('writes nothing of a command that is refused', async () => {
      const ledger = await begin();
      await note(ledger, 'child-1', 0, 'first');
      await expect(ledger.append('child-1', 0, [noted('a'), noted('b')], commandNamed('late'))).rejects.toThrow(
        StreamMovedOn,
      );
      expect(await ledger.answerTo(commandNamed('late').id)).toBeUndefined();
      expect(await everyEntry(ledger)).toHaveLength(1);
    });

    test('refuses what no well-made caller sends, and goes on', async () => {
      const ledger = await begin();
      const good = commandNamed('good');
      const circular: Record<string, unknown> = {};
      circular['self'] = circular;
      const attempts = [
        ledger.append('child-1', 0, [noted('x')], { ...good, id: 'not a uuid' }),
        ledger.append('child-1', 0, [noted('x')], { ...good, by: 'two\nlines' }),
        ledger.append('', 0, [noted('x')], good),
        ledger.append('child-1', 0, [{ ...noted('x'), schema: 0 }], good),
        ledger.append('child-1', 0, [noted('x'), { ...noted('x'), data: circular }], good),
      ];
      for (const { status } of await Promise.allSettled(attempts)) expect(status).toBe('rejected');
      expect(await ledger.append('child-1', 0, [noted('x')], good)).toMatchObject({ position: 1 });
    });

    test('refuses, once closed, and says so', async () => {
      const ledger = await begin();
      await ledger.close();
      await expect(note(ledger, 'child-1', 0, 'late')).rejects.toThrow(LedgerUnavailable);
      await expect(ledger.read('child-1')).rejects.toThrow(LedgerUnavailable);
    });

    test('answers, before it closes, what was asked before', async () => {
      const ledger = await begin();
      const asked = [note(ledger, 'child-1', 0, 'a'), note(ledger, 'child-2', 0, 'b')];
      await Promise.all([...asked, ledger.close()]);
      expect((await Promise.all(asked)).map(({ position }) => position)).toEqual([1, 2]);
    });
  });

  describe('when many append at once', () => {
    test('lets one of 50 win on one stream and tells 49 that it moved on', async () => {
      const ledger = await begin();
      await note(ledger, 'child-1', 0, 'admitted');
      const moves = upTo(50).map((officer) =>
        ledger.append('child-1', 1, [noted('moved'), noted('told')], commandNamed(`move by ${officer}`)),
      );
      const outcomes = await Promise.allSettled(moves);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      expect(losers).toHaveLength(49);
      for (const loser of losers) expect(loser).toMatchObject({ constructor: StreamMovedOn, expected: 1, actual: 3 });
      expect(await ledger.read('child-1')).toHaveLength(3);
    });

    test('gives 2,000 commands over many streams dense numbers, each entry once and each command unbroken', async () => {
      const ledger = await begin();
      const answers = await Promise.all(
        upTo(2_000).map((child) =>
          ledger.append(`child-${child}`, 0, [noted('a'), noted('b')].slice(child % 2), commandNamed(`of ${child}`)),
        ),
      );
      const entries = await everyEntry(ledger);
      expect(numbersOf(entries)).toEqual(upTo(3_000));
      expect(new Set(entries.map(({ id }) => id)).size).toBe(3_000);
      for (const answer of answers)
        for (const { id, number } of answer.entries) expect(entries[number - 1]).toMatchObject({ id, number });
      entries.forEach(({ command, completes }, index) => {
        const next = entries[index + 1];
        if (next) expect(completes).toBe(next.command !== command);
      });
    });

    test('keeps one command’s failure to itself', async () => {
      const ledger = await begin();
      const outcomes = await Promise.allSettled([
        note(ledger, 'child-1', 0, 'well'),
        note(ledger, 'child-2', 7, 'on a stream that never was'),
        ledger.append('child-3', 0, [noted('other')], { ...commandNamed('child-1 well'), digest: 'other' }),
        note(ledger, 'child-4', 0, 'well'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect((await everyEntry(ledger)).map(({ stream }) => stream)).toEqual(['child-1', 'child-4']);
    });
  });
};
