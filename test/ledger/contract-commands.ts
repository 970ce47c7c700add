import { describe, expect, test } from '@jest/globals';
import { CommandReused } from '../../src/ledger/ledger.js';
import { commandNamed, everyEntry, note, noted, upTo, type Begin } from '../support/ledger-given.js';

export const commandPromises = (begin: Begin): void => {
  describe('when the same command comes again', () => {
    test('gives the first answer again and writes nothing', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      const first = await ledger.append('child-1', 0, [noted('a'), noted('b')], command);
      const again = await ledger.append('child-1', 0, [noted('a'), noted('b')], command);
      expect(again).toEqual({ ...first, repeated: true });
      expect(await ledger.head()).toBe(2);
    });

    test('gives the first answer even after the stream has moved on, and the ledger with it', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      const first = await ledger.append('child-1', 0, [noted('a')], command);
      await note(ledger, 'child-1', 1, 'b');
      await note(ledger, 'child-2', 0, 'c');
      expect(await ledger.append('child-1', 0, [noted('a')], command)).toEqual({ ...first, repeated: true });
    });

    test('gives the first answer whatever was decided the second time', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      const first = await ledger.append('child-1', 0, [noted('a')], command);
      const again = await ledger.append('child-1', 1, [noted('decided anew'), noted('and more')], command);
      expect(again).toEqual({ ...first, repeated: true });
    });

    test('writes once when it comes 20 times at the same moment', async () => {
      const ledger = await begin();
      const command = commandNamed('double click');
      const answers = await Promise.all(upTo(20).map(() => ledger.append('child-1', 0, [noted('a')], command)));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ position, revision }) => `${position} ${revision}`))).toEqual(new Set(['1 1']));
      expect(await everyEntry(ledger)).toHaveLength(1);
    });

    test('knows it by its id however the letters are written', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      await ledger.append('child-1', 0, [noted('a')], command);
      const shouted = { ...command, id: command.id.toUpperCase() };
      expect(await ledger.append('child-1', 0, [noted('a')], shouted)).toMatchObject({ repeated: true });
      expect(await ledger.answerTo(shouted.id)).toMatchObject({ position: 1 });
    });

    test('refuses the id for something else, also on another stream, and writes nothing', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      await ledger.append('child-1', 0, [noted('a')], command);
      const other = { ...command, digest: 'something else' };
      await expect(ledger.append('child-1', 1, [noted('b')], other)).rejects.toThrow(CommandReused);
      await expect(ledger.append('child-2', 0, [noted('a')], command)).rejects.toMatchObject({ command: command.id });
      expect(await ledger.head()).toBe(1);
    });

    test('may succeed after it was refused, for a refusal is not kept', async () => {
      const ledger = await begin();
      await expect(note(ledger, 'child-1', 1, 'early')).rejects.toThrow();
      await note(ledger, 'child-1', 0, 'first');
      expect(await note(ledger, 'child-1', 1, 'early')).toMatchObject({ repeated: false, position: 2 });
    });
  });

  describe('asked for the answer to a command', () => {
    test('gives the first answer with what was asked', async () => {
      const ledger = await begin();
      const command = commandNamed('admit');
      const first = await ledger.append('child-1', 0, [noted('a')], command);
      expect(await ledger.answerTo(command.id)).toEqual({ ...first, repeated: true, digest: command.digest });
    });

    test('has none for a command it never carried out', async () => {
      const ledger = await begin();
      expect(await ledger.answerTo(commandNamed('never').id)).toBeUndefined();
    });

    test('keeps the answer of a command that wrote no entry', async () => {
      const ledger = await begin();
      await note(ledger, 'child-1', 0, 'a');
      const command = commandNamed('nothing to do');
      const first = await ledger.append('child-1', 1, [], command);
      expect(first).toEqual({ revision: 1, position: 1, entries: [], repeated: false });
      await note(ledger, 'child-1', 1, 'b');
      expect(await ledger.append('child-1', 2, [noted('now there is')], command)).toEqual({ ...first, repeated: true });
      expect(await ledger.head()).toBe(2);
    });

    test('keeps the answer of a command that wrote none before there was any entry', async () => {
      const ledger = await begin();
      const first = await ledger.append('child-1', 0, [], commandNamed('nothing'));
      expect(first).toEqual({ revision: 0, position: 0, entries: [], repeated: false });
      expect(await ledger.append('child-1', 0, [], commandNamed('nothing'))).toEqual({ ...first, repeated: true });
    });
  });
};
