import { describe, expect, test } from '@jest/globals';
import type { ChildCommand, ChildId } from '../../src/domain/child/commands.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { EntryId } from '../../src/domain/entry.js';
import { newCommandId } from '../../src/ledger/entry-id.js';
import { CommandReused, type Ledger } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { fromStored, MalformedEvent } from '../../src/ledger/stored-events.js';
import { RecordAboutChild, RecordAboutChildHandler, type Recorded } from '../../src/recording/record-about-child.js';
import { childId, streamOf } from '../../src/recording/streams.js';
import { append, AUTHORITY } from '../support/any-story.js';
import { admitted, away, born, discharged, moved, on, returned } from '../support/children.js';
import { correct, record, strikeOut } from '../support/given.js';

const ABOUT = { authority: AUTHORITY, child: '1' as ChildId };
const STREAM = streamOf(ABOUT);

const recording = (ledger: Ledger, today = '2019-06-30') => {
  const handler = new RecordAboutChildHandler(ledger, () => on(today));
  return (command: ChildCommand, commandId = newCommandId()): Promise<Recorded> =>
    handler.execute(new RecordAboutChild(ABOUT, command, { commandId, by: 'officer' }));
};

const eventsIn = async (ledger: Ledger): Promise<readonly ChildEvent[]> =>
  (await ledger.read(STREAM)).map((entry) => fromStored<ChildEvent>(entry).event);

describe('what is recorded about a child', () => {
  test('is in the ledger when it is answered, and the answer says as which entry', async () => {
    const ledger = openMemoryLedger();
    const answer = await recording(ledger)(record(admitted('2019-01-05')));
    expect(answer).toMatchObject({ outcome: 'written', position: 1, entries: [{ number: 1 }], repeated: false });
    expect(await eventsIn(ledger)).toEqual([admitted('2019-01-05')]);
  });

  test('comes with what is suspect about it', async () => {
    const ledger = openMemoryLedger();
    const tell = recording(ledger);
    for (const fact of [born('2010-05-01'), admitted('2018-01-05'), away('2018-05-05')]) await tell(record(fact));
    const answer = await tell(record(returned('2018-08-05')));
    expect(answer.outcome === 'written' && answer.warnings.map(({ rule }) => rule)).toEqual(['375']);
  });

  test('is refused with the facts that explain it, and nothing is written', async () => {
    const ledger = openMemoryLedger();
    expect(await recording(ledger)(record(moved('2019-01-05')))).toEqual({
      outcome: 'refused',
      refusal: { code: 'not-in-care', on: '2019-01-05' },
    });
    expect(await ledger.head()).toBe(0);
  });

  test('is already so when it is told again by another command, and nothing is written', async () => {
    const ledger = openMemoryLedger();
    const tell = recording(ledger);
    await tell(record(admitted('2019-01-05')));
    expect(await tell(record(admitted('2019-01-05')))).toEqual({ outcome: 'already-so' });
    expect(await ledger.head()).toBe(1);
  });

  test.each([
    ['would be so already', admitted('2019-01-05'), 1],
    ['could no longer be', discharged('2019-02-05'), 2],
  ])('is answered as the first time where the same command was carried out meanwhile, though it %s', async (_, fact, entries) => {
    const ledger = openMemoryLedger();
    if (fact.type === 'ChildDischarged') await recording(ledger)(record(admitted('2019-01-05')));
    const commandId = newCommandId();
    let first: Recorded | undefined;
    const read = ledger.read.bind(ledger);
    const interrupted = async (stream: string) => {
      Object.assign(ledger, { read });
      first = await recording(ledger)(record(fact), commandId);
      return read(stream);
    };
    Object.assign(ledger, { read: interrupted });
    expect(await recording(ledger)(record(fact), commandId)).toMatchObject({ ...first, warnings: [], repeated: true });
    expect(first).toMatchObject({ outcome: 'written', repeated: false });
    expect(await ledger.head()).toBe(entries);
  });

  test('is a correction and what it puts right in one command', async () => {
    const ledger = openMemoryLedger();
    const tell = recording(ledger);
    const first = await tell(record(admitted('2019-01-05')));
    const entry = (first.outcome === 'written' ? first.entries[0]?.id : '') as EntryId;
    expect(await tell(correct(entry, admitted('2019-01-07')))).toMatchObject({
      outcome: 'written',
      entries: [{ number: 2 }, { number: 3 }],
    });
    expect((await ledger.read(STREAM)).map(({ completes }) => completes)).toEqual([true, false, true]);
  });

  test('is never of a shape that could not be read again', async () => {
    const odd = { ...admitted('2019-01-05'), colour: 'blue' };
    await expect(recording(openMemoryLedger())(record(odd))).rejects.toThrow(MalformedEvent);
  });
});

describe('a command sent twice', () => {
  test('is answered as the first time, and written once', async () => {
    const ledger = openMemoryLedger();
    const [tell, id] = [recording(ledger), newCommandId()];
    const first = await tell(record(admitted('2019-01-05')), id);
    const again = await tell(record(admitted('2019-01-05')), id);
    expect(again).toEqual({ ...first, repeated: true, warnings: [] });
    expect(await ledger.head()).toBe(1);
  });

  test('is answered as the first time even where it could not be done any more', async () => {
    const ledger = openMemoryLedger();
    const [tell, id] = [recording(ledger), newCommandId()];
    await tell(record(admitted('2019-01-05')), id);
    await tell(record(discharged('2019-02-05')));
    expect(await tell(record(admitted('2019-01-05')), id)).toMatchObject({
      outcome: 'written',
      position: 1,
      repeated: true,
    });
  });

  test('is written once where both come at the same time', async () => {
    const ledger = openMemoryLedger();
    const [tell, id] = [recording(ledger), newCommandId()];
    const answers = await Promise.all([1, 2, 3].map(() => tell(record(admitted('2019-01-05')), id)));
    expect(answers.map((answer) => answer.outcome)).not.toContain('refused');
    expect(await ledger.head()).toBe(1);
  });

  test('is refused as reused where it asks something else', async () => {
    const ledger = openMemoryLedger();
    const [tell, id] = [recording(ledger), newCommandId()];
    await tell(record(admitted('2019-01-05')), id);
    await expect(tell(record(admitted('2019-01-06')), id)).rejects.toThrow(CommandReused);
  });
});

/** A ledger in which somebody else writes about the child just before each of the first appends. */
const contended = (ledger: Ledger, writers: readonly (readonly ChildEvent[])[]): Ledger => {
  let turn = 0;
  return new Proxy(ledger, {
    get: (target, name) => {
      if (name !== 'append') {
        const own: unknown = Reflect.get(target, name);
        return typeof own === 'function' ? own.bind(target) : own;
      }
      return async (...asked: Parameters<Ledger['append']>) => {
        const events = writers[turn];
        turn += 1;
        if (events) await append(target, '1', () => events, `writer ${turn}`);
        return target.append(...asked);
      };
    },
  });
};

describe('somebody else writing about the child meanwhile', () => {
  test('has it decided again, on what is then so', async () => {
    const ledger = openMemoryLedger();
    const answer = await recording(contended(ledger, [[admitted('2019-01-05')]]))(record(admitted('2019-02-05')));
    expect(answer).toEqual({ outcome: 'refused', refusal: { code: 'already-in-care', since: '2019-01-05' } });
  });

  test('does not disturb what agrees with it', async () => {
    const ledger = openMemoryLedger();
    await append(ledger, '1', () => [admitted('2019-01-05')], 'before');
    const answer = await recording(contended(ledger, [[moved('2019-02-05')], [moved('2019-03-05')]]))(
      record(moved('2019-04-05')),
    );
    expect(answer).toMatchObject({ outcome: 'written', position: 4 });
  });

  test('is told of where they go on and on', async () => {
    const ledger = openMemoryLedger();
    await append(ledger, '1', () => [admitted('2019-01-05')], 'before');
    const others = ['2019-02-05', '2019-03-05', '2019-04-05'].map((day) => [moved(day)]);
    expect(await recording(contended(ledger, others))(record(moved('2019-05-05')))).toEqual({ outcome: 'moved-on' });
    expect(await ledger.head()).toBe(4);
  });

  test('has one of two officers win, who struck out the same entry', async () => {
    const ledger = openMemoryLedger();
    const tell = recording(ledger);
    const first = await tell(record(admitted('2019-01-05')));
    const entry = (first.outcome === 'written' ? first.entries[0]?.id : '') as EntryId;
    const answers = await Promise.all([tell(strikeOut(entry)), tell(strikeOut(entry))]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'written']);
    expect(answers.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      refusal: { code: 'already-struck-out' },
    });
  });
});

describe('a reference', () => {
  test.each(['1', '398768', 'A/12.b_3', 'x'.repeat(20)])('may be %s', (text) => expect(childId(text)).toBe(text));

  test.each(['', ' 1', '../1', '-1', 'a b', 'x'.repeat(21), '1\n', 'é'])('may not be %j', (text) =>
    expect(childId(text)).toBeUndefined(),
  );
});
