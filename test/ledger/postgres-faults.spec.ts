import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { StoredEntry } from '../../src/ledger/ledger.js';
import { placeOf, type PostgresLimits } from '../../src/ledger/postgres-connection.js';
import { openPostgresLedger, type PostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { verifyPostgresLedger } from '../../src/ledger/postgres-verify.js';
import { lineTo, type Break, type Line } from '../support/broken-line.js';
import { commandNamed, everyEntry, followed, note, noted, noteMany, numbersOf, upTo } from '../support/ledger-given.js';
import { givenPostgres, hasPostgres } from '../support/postgres-given.js';

const HURRIED: PostgresLimits = { connect: 800, statement: 800, turn: 600 };
const INTERVAL = 100;
const NOT_CONFIRMED = 'nothing is confirmed as saved. Sending the same again is safe';

const promises = (): void => {
  const given = givenPostgres('faults');
  let [url, schema] = ['', ''];
  let line: Line;
  let near: PostgresLedger;
  let far: PostgresLedger;
  const opened: PostgresLedger[] = [];
  const openAt = async (address: string, limits: Partial<PostgresLimits> = {}): Promise<PostgresLedger> => {
    const ledger = await openPostgresLedger({ url: address, schema, interval: INTERVAL, limits, connections: 2 });
    opened.push(ledger);
    return ledger;
  };
  const overTheLine = (limits: Partial<PostgresLimits> = HURRIED): Promise<PostgresLedger> => {
    const address = new URL(url);
    address.host = line.host;
    return openAt(address.toString(), limits);
  };

  /** The ledger as its server has it, and the same over a line that can be cut. */
  beforeEach(async () => {
    const begun = await given.begun();
    schema = begun.schema;
    const address = new URL(begun.url);
    address.searchParams.delete('schema');
    url = address.toString();
    line = await lineTo(url);
    near = await openAt(url);
    far = await overTheLine();
  });
  afterEach(async () => {
    line.mend();
    line.release();
    for (const ledger of opened.splice(0)) await ledger.close();
    line.end();
  });

  const assertWhole = async (entries: number): Promise<void> => {
    expect(numbersOf(await everyEntry(near))).toEqual(upTo(entries));
    expect(await verifyPostgresLedger({ url, schema }, {})).toMatchObject({ intact: true, entries });
  };

  /** What broke before is over and noticed: what breaks from here on is what the test breaks. */
  const calm = async (): Promise<void> => {
    line.mend();
    do await new Promise((resolve) => setTimeout(resolve, 10));
    while (!(await far.head().then(() => true, () => false)));
  };

  describe('the network is cut between the tracker and PostgreSQL', () => {
    /** To and fro as often as one append takes, where the ledger must be asked first and on a new connection; the last here is beyond its end. */
    const PIECES = upTo(18);
    const BREAKS: readonly Break[] = PIECES.flatMap((after) => [{ after, last: 'arrives' } as const, { after, last: 'is lost' } as const]);

    test('in the middle of an append, wherever that is: it is carried out once, and answered', async () => {
      await note(far, 'child-1', 0, 'before');
      for (const [index, one] of BREAKS.entries()) {
        await calm();
        line.breakAt(one);
        const text = `${one.after} ${one.last}`;
        expect({ one, answer: await note(far, 'child-1', index + 1, text) }).toMatchObject({ one, answer: { position: index + 2 } });
      }
      await assertWhole(BREAKS.length + 1);
    });

    test('in the middle of an append, and stays cut: it is never said that nothing was saved of what was', async () => {
      let kept = 0;
      const outcomes = new Set<string>();
      for (const one of BREAKS.filter(({ after }) => after <= 16)) {
        await calm();
        const text = `${one.after} ${one.last}`;
        line.breakAt(one);
        line.refuse();
        const error = await note(far, 'child-1', kept, text).then(() => undefined, (refused: unknown) => refused);
        line.mend();
        const { repeated, position } = await note(far, 'child-1', kept, text);
        expect(position).toBe(kept + 1);
        if (error !== undefined) expect(error).toMatchObject({ passing: true });
        if (error !== undefined && repeated) expect(error).toMatchObject({ message: expect.stringContaining(NOT_CONFIRMED) });
        outcomes.add(error === undefined ? 'answered' : repeated ? 'kept, not confirmed' : 'not kept');
        kept += 1;
      }
      expect(outcomes).toContain('kept, not confirmed');
      expect(outcomes).toContain('not kept');
      await assertWhole(kept);
    });

    test('in the middle of a read, wherever that is: whoever reads is told, and is given nothing that is not so', async () => {
      await near.append('child-1', 0, upTo(1_500).map((one) => noted(`${one}`)), commandNamed('many'));
      let told = 0;
      for (const after of upTo(12)) {
        await calm();
        const seen: StoredEntry[] = [];
        line.breakAt({ after, last: 'is lost' });
        try {
          for await (const page of far.readAll(0)) seen.push(...page);
        } catch (error) {
          told += 1;
          expect(error).toMatchObject({ passing: true });
        }
        expect(numbersOf(seen)).toEqual(upTo(seen.length));
        if (line.broke) expect(seen.length).toBeLessThan(1_500);
        await calm();
        expect(await everyEntry(far)).toHaveLength(1_500);
      }
      expect(told).toBeGreaterThan(0);
    });

    test('in the middle of a subscription, again and again: it goes on where it was, leaving nothing out', async () => {
      await near.append('child-1', 0, upTo(1_500).map((one) => noted(`${one}`)), commandNamed('many'));
      const seen = followed(far, 0, 1_530);
      for (const after of upTo(15)) {
        line.breakAt({ after, last: 'is lost' });
        await note(near, 'child-2', 2 * after - 2, `${after}`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        await note(near, 'child-2', 2 * after - 1, `${after} again`);
      }
      line.mend();
      expect(numbersOf(await seen)).toEqual(upTo(1_530));
    });

    test('for a while: what is recorded meanwhile is refused in words, and followers wait and miss nothing', async () => {
      const seen = followed(far, 0, 2);
      await note(far, 'child-1', 0, 'a');
      line.cut();
      const refused = note(far, 'child-1', 1, 'b');
      await expect(refused).rejects.toMatchObject({ passing: true });
      await expect(far.read('child-1')).rejects.toMatchObject({ passing: true });
      line.mend();
      expect(await note(far, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
      expect(numbersOf(await seen)).toEqual([1, 2]);
    });
  });

  describe('a connection to PostgreSQL goes dead, and nobody is told', () => {
    test('with the answer to a commit: it is looked for on another, and found', async () => {
      await note(far, 'child-1', 0, 'a');
      line.holdAtAnswerTo('commit\0');
      expect(await note(far, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
      await assertWhole(2);
    });

    test('before the commit: it is looked for, is not there, and is taken when it is sent again', async () => {
      await note(far, 'child-1', 0, 'a');
      line.holdAtAnswerTo('as planned');
      await expect(note(far, 'child-1', 1, 'b')).rejects.toThrow(/nothing is confirmed as saved/);
      expect(await near.answerTo(commandNamed('child-1 b').id)).toBeUndefined();
      expect(await note(far, 'child-1', 1, 'b')).toMatchObject({ position: 2, repeated: false });
      await assertWhole(2);
    });

    test('while it follows: entries are looked for on another', async () => {
      const seen = followed(far, 0, 3);
      await note(near, 'child-1', 0, 'a');
      await far.head();
      line.holdThoseThere();
      await note(near, 'child-1', 1, 'b');
      await note(near, 'child-1', 2, 'c');
      expect(numbersOf(await seen)).toEqual([1, 2, 3]);
    });

    test('in the hands of a process that was stopped with the lock: others go on, and it cannot commit when it wakes', async () => {
      await note(far, 'child-1', 0, 'a');
      line.holdAtAnswerTo('pg_advisory_xact_lock');
      const stopped = note(far, 'child-1', 1, 'by the stopped one').then(() => 'kept', () => 'not kept');
      await line.dead;
      while (!(await note(near, 'child-1', 1, 'by another').then(() => true, () => false)));
      line.release();
      expect(await stopped).toBe('not kept');
      expect((await near.read('child-1')).map(({ data }) => data['text'])).toEqual(['a', 'by another']);
      await assertWhole(2);
    });
  });

  test('the line is slow and sends in small pieces: all is as ever', async () => {
    const seen = followed(far, 0, 4);
    line.slow(7, 1);
    const slow = await overTheLine({});
    await noteMany(slow, 'child-1', 3);
    expect(await slow.read('child-1')).toHaveLength(3);
    await note(slow, 'child-2', 0, '😀 é');
    expect((await seen).map(({ data }) => data['text'])).toEqual(['1', '2', '3', '😀 é']);
    await assertWhole(4);
  });

  test('a transaction is left open beside: entries are kept, read and followed past it, and none is left out', async () => {
    const forgotten = new pg.Client({ connectionString: given.server().url });
    await forgotten.connect();
    await note(near, 'child-1', 0, 'before');
    await forgotten.query(`begin isolation level repeatable read; select pg_current_xact_id(); create temporary table beside (a int)`);
    await forgotten.query(`select count(*) from ${schema}.entry`);
    const seen = followed(far, 0, 12);
    await noteMany(near, 'child-2', 10);
    expect(await note(far, 'child-1', 1, 'meanwhile')).toMatchObject({ position: 12 });
    expect(numbersOf(await seen)).toEqual(upTo(12));
    await forgotten.end();
    await assertWhole(12);
  });

  test('a transaction that holds the lock is left open: whoever writes is told, reads go on, and then it is taken', async () => {
    const forgotten = new pg.Client({ connectionString: given.server().url });
    await forgotten.connect();
    await note(near, 'child-1', 0, 'a');
    await forgotten.query('begin');
    await forgotten.query('select pg_advisory_xact_lock($1)', [placeOf({ url, schema }).lock]);
    await expect(note(far, 'child-1', 1, 'b')).rejects.toThrow(/Another program holds the ledger/);
    expect(await far.read('child-1')).toHaveLength(1);
    await forgotten.end();
    expect(await note(far, 'child-1', 1, 'b')).toMatchObject({ position: 2, repeated: false });
  });
};

if (hasPostgres('Faults of the ledger in PostgreSQL were')) promises();
else test.skip('faults of the ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);
