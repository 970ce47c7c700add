import Database from 'better-sqlite3';
import { describe, expect, test } from '@jest/globals';
import { packedIndex } from '../../projections/views/packed-index.js';
import { NUMBERS, packed } from '../../projections/views/packing.js';
import { LASTING } from '../../projections/timeline.js';
import { chanceFrom } from '../../src/example/random.js';

type Place = readonly [authority: number, validFrom: number, validLast: number, knownFrom: number, knownLast: number];

/** Rows as histories have them, some still lasting, some still believed, of three authorities; in the order in which they are laid down. */
const placesOf = (count: number, authorities = 3): readonly Place[] => {
  const places = anyPlaces(count, authorities);
  const bounds = new Int32Array(count * NUMBERS);
  places.forEach((place, row) => bounds.set(place, row * NUMBERS));
  return Array.from(packed({ bounds, count }, 45), (row) => places[row] as Place);
};

const anyPlaces = (count: number, authorities: number): readonly Place[] => {
  const chance = chanceFrom(count, authorities);
  const ended = (from: number, most: number) => (chance.yes(0.3) ? LASTING - 1 : from + chance.between(0, most));
  return Array.from({ length: count }, () => {
    const [valid, known] = [chance.between(-20_000, 20_000), chance.between(1, 1_000_000)];
    return [chance.between(1, authorities), valid, ended(valid, chance.pick([3, 90, 4_000])), known, ended(known, chance.pick([5, 500, 300_000]))];
  });
};

const indexOf = (places: readonly Place[]) => {
  const sql = new Database(':memory:');
  sql.exec('create virtual table at using rtree_i32(id, authority_from, authority_to, valid_from, valid_last, known_from, known_last)');
  const index = packedIndex(sql, 'at');
  for (const place of places) index.add(...place);
  index.finish();
  return sql;
};

const FOUND = `select id from at where authority_from = ? and authority_to = ?
  and valid_from <= ? and valid_last >= ? and known_from <= ? and known_last >= ? order by id`;

const found = (sql: Database.Database, authority: number, day: number, entry: number) =>
  sql.prepare(FOUND).pluck().all(authority, authority, day, day, entry, entry);

const scanned = (places: readonly Place[], authority: number, day: number, entry: number) =>
  places.flatMap(([of, validFrom, validLast, knownFrom, knownLast], row) =>
    of === authority && validFrom <= day && day <= validLast && knownFrom <= entry && entry <= knownLast ? [row + 1] : [],
  );

const isSound = (sql: Database.Database) => expect(sql.prepare(`select rtreecheck('at')`).pluck().get()).toBe('ok');

const findsTheSame = (sql: Database.Database, places: readonly Place[], times = 60) => {
  const chance = chanceFrom(times);
  for (let time = 0; time < times; time += 1) {
    const asked = [chance.between(1, 3), chance.between(-20_000, 20_000), chance.between(1, 1_000_000)] as const;
    expect(found(sql, ...asked)).toEqual(scanned(places, ...asked));
  }
};

describe('an index laid down whole', () => {
  test.each([0, 1, 2, 45, 46, 2_025, 2_026, 20_000, 60_000])('is one that SQLite finds sound, and finds what a scan finds, of %i rows', (count) => {
    const places = placesOf(count);
    const sql = indexOf(places);
    isSound(sql);
    findsTheSame(sql, places);
  });

  test('loses no row and takes none twice when they are put in order', () => {
    const places = anyPlaces(5_000, 3);
    expect([...placesOf(5_000)].sort()).toEqual([...places].sort());
  });

  test('is read in few places: what is so on a day lies together', () => {
    const places = placesOf(20_000);
    const rows = scanned(places, 2, 0, 500_000);
    const nodes = new Set(rows.map((row) => Math.floor(row / 45)));
    expect(nodes.size).toBeLessThan(rows.length / 4);
  });

  test('takes in rows one by one afterwards, and changes and loses them, like any other', () => {
    const places = [...placesOf(3_000)];
    const sql = indexOf(places);
    const insert = sql.prepare('insert into at values (?, ?, ?, ?, ?, ?, ?)');
    for (const place of placesOf(2_000)) {
      const [authority, ...periods] = place;
      places.push(place);
      insert.run(places.length, authority, authority, ...periods);
    }
    const close = sql.prepare('update at set known_last = ? where id = ?');
    places.forEach(([authority, validFrom, validLast, knownFrom], row) => {
      if (row % 3 > 0) return;
      places[row] = [authority, validFrom, validLast, knownFrom, knownFrom + 10];
      close.run(knownFrom + 10, row + 1);
    });
    isSound(sql);
    findsTheSame(sql, places);
    sql.exec('delete from at where id > 100');
    isSound(sql);
    findsTheSame(sql, places.slice(0, 100));
  });

  test('takes no row that would end before it begins', () => {
    expect(() => indexOf([[1, 10, 9, 1, 2]])).toThrow(/end before it begins/);
    expect(() => indexOf([[1, 1, 2, 10, 9]])).toThrow(/end before it begins/);
  });

  test('leaves SQLite’s own tables locked again', () => {
    const sql = indexOf(placesOf(10));
    expect(() => sql.exec('delete from at_node')).toThrow(/may not be modified/);
  });
});
