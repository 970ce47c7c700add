import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { EntryId, EntryNumber, Instant } from '../../src/domain/entry.js';
import { schemaOf } from '../../src/domain/upcasting.js';
import type { StoredEntry, StoredEvent } from '../../src/ledger/ledger.js';
import { fromStored, toStored, UnknownEvent, upcasts } from '../../src/ledger/stored-events.js';

const FOLDER = fileURLToPath(new URL('./entries/', import.meta.url));
const DIGESTS = fileURLToPath(new URL('./entries.sha256', import.meta.url));

const files = readdirSync(FOLDER).sort();
const textOf = (file: string): string => readFileSync(`${FOLDER}${file}`, 'utf8');
const goldenIn = (file: string): StoredEvent => JSON.parse(textOf(file)) as StoredEvent;

const asStored = (event: StoredEvent): StoredEntry => ({
  ...event,
  number: 1 as EntryNumber,
  id: '01990000-0000-7000-8000-000000000009' as EntryId,
  stream: 'child-E99000001-1',
  revision: 1,
  recordedAt: '2019-06-30T09:00:00.000Z' as Instant,
  writtenAt: '2019-06-30T09:00:00.000Z' as Instant,
  recordedBy: 'officer',
  origin: 'recorded',
  command: '01990000-0000-7000-8000-00000000000a',
  completes: true,
});

const everyShape = Object.keys(upcasts).flatMap((type) =>
  Array.from({ length: schemaOf(upcasts, type) ?? 0 }, (_, place) => `${type}.${place + 1}.json`),
);

describe('every shape ever stored', () => {
  test('has a golden file, and there is no other', () => expect(files).toEqual([...everyShape].sort()));

  test.each(files)('says in its name what it holds: %s', (file) => {
    const { type, schema } = goldenIn(file);
    expect(`${type}.${schema}.json`).toBe(file);
  });

  test.each(files)('is read in today’s shape, fit to be stored: %s', (file) => {
    const golden = goldenIn(file);
    const { event } = fromStored<{ type: string }>(asStored(golden));
    const stored = toStored(event);
    expect(stored.schema).toBe(schemaOf(upcasts, golden.type));
    if (golden.schema === stored.schema) expect(stored).toEqual(golden);
  });

  test.each(files)('is not read in a shape that is still to come: %s', (file) => {
    const golden = goldenIn(file);
    const newest = schemaOf(upcasts, golden.type) ?? 0;
    expect(() => fromStored(asStored({ ...golden, schema: newest + 1 }))).toThrow(UnknownEvent);
  });
});

describe('a golden file', () => {
  const listed = readFileSync(DIGESTS, 'utf8').trim().split('\n');

  test('is never edited: a changed shape is a new file beside it', () => {
    const digests = files.map((file) => `${createHash('sha256').update(textOf(file)).digest('hex')}  ${file}`);
    expect(listed).toEqual(digests);
  });

  test('names nobody outside identity', () => {
    for (const file of files) {
      const { identity: _identity, ...rest } = goldenIn(file).data;
      expect(JSON.stringify(rest)).not.toMatch(/ZZ\d \dZZ|A0{10}|Nobody|SW0000|invented/);
    }
  });
});
