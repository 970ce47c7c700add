import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { RecordAbout } from '../../src/recording/record-about.js';
import { admission, particulars, recordFact, send, serve, type Served } from '../support/served.js';

const EVERY = ['html', 'ods', 'xlsx', 'csv'];

let served: Served;

const publish = (body: object, commandId: string = randomUUID()) => served.http.post('/api/v1/editions').send({ commandId, by: 'officer', ...body });
const fileOf = (edition: number, format: string) => served.http.get(`/api/v1/editions/${edition}/files/${format}`).buffer(true).parse((response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
});
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const kept = () => join(served.config.data, 'editions');

beforeAll(async () => {
  served = await serve();
  for (let child = 1; child <= 12; child += 1) {
    await recordFact(served, `c${child}`, particulars('2012-05-01')).expect(201);
    await recordFact(served, `c${child}`, admission('2018-06-01')).expect(201);
  }
});

afterAll(() => served.close());

describe('publishing an edition', () => {
  const commandId = randomUUID();

  test('records what was printed and the digests of its files, and keeps them', async () => {
    const { body } = await publish({ asAt: '2018-12-31', profile: 'operational' }, commandId).expect(201);
    expect(body).toMatchObject({ outcome: 'written', edition: 1, repeated: false });
    const { body: edition } = await served.http.get('/api/v1/editions/1').expect(200);
    expect(edition).toMatchObject({ edition: 1, asAt: '2018-12-31', knownAt: 24, profile: 'operational', since: null });
    expect(edition.figures).toContainEqual(['key-figures.inCare.value', '12']);
    expect(edition.files).toEqual(body.files);
    expect(readdirSync(kept()).sort()).toEqual(body.files.map(({ sha256 }: { sha256: string }) => sha256).sort());
  });

  test('is answered as the first time when the same command comes again', async () => {
    const { body } = await publish({ asAt: '2018-12-31', profile: 'operational' }, commandId).expect(201);
    expect(body).toMatchObject({ edition: 1, repeated: true });
    expect((await served.http.get('/api/v1/editions')).body.editions).toHaveLength(1);
  });

  test('is refused what it does not know', async () => {
    await publish({ asAt: '2018-12-31', profile: 'secret' }).expect(400);
    await publish({ asAt: '2018-02-30', profile: 'internal' }).expect(400);
    await served.http.get('/api/v1/editions/9').expect(404);
    await served.http.get('/api/v1/editions/1/files/pdf').expect(404);
  });
});

describe('a published file', () => {
  test.each(EVERY)('comes out byte for byte: %s', async (format) => {
    const { body: edition } = await served.http.get('/api/v1/editions/1');
    const { body, headers } = await fileOf(1, format).expect(200);
    const listed = edition.files.find(({ name }: { name: string }) => headers['content-disposition']?.includes(`"${name}"`));
    expect({ bytes: body.length, sha256: digestOf(body) }).toEqual({ bytes: listed.bytes, sha256: listed.sha256 });
  });

  test('is made anew from its viewpoint, and is the same, where it is lost or was altered, whatever was recorded since', async () => {
    const { body: before } = await fileOf(1, 'ods');
    await recordFact(served, 'late', particulars('2010-01-01')).expect(201);
    await recordFact(served, 'late', admission('2018-07-01')).expect(201);
    for (const name of readdirSync(kept())) writeFileSync(join(kept(), name), 'altered');
    expect(digestOf((await fileOf(1, 'ods').expect(200)).body)).toBe(digestOf(before));
    rmSync(kept(), { recursive: true });
    for (const format of EVERY) await fileOf(1, format).expect(200);
  });

  test('is never another in its place: where it cannot be made the same, that is said', async () => {
    const fact = {
      type: 'EditionPublished' as const, effectiveOn: '2019-06-30' as CalendarDate, edition: 2, asAt: '2018-12-31' as CalendarDate, knownAt: 24 as EntryNumber,
      profile: 'internal' as const, release: '0.0.1 of a definition that is gone', figures: [['key-figures.inCare.value', '13'] as const],
      files: [{ name: 'sufficiency-booklet-edition-2.ods', bytes: 1, sha256: 'f'.repeat(64) }],
    };
    const about = { kind: 'edition' as const, authority: served.config.authority, id: 'sufficiency-booklet', command: { type: 'Record' as const, fact } };
    await served.serving.app.get(CommandBus).execute(new RecordAbout(about, { commandId: randomUUID(), by: 'officer' }));
    const { body } = await served.http.get('/api/v1/editions/2/files/ods').expect(409);
    expect(body).toMatchObject({ code: 'edition-differs' });
    expect(body.detail).toContain('release 0.0.1');
  });
});

describe('what changed since the edition before', () => {
  const changes = async (edition: number) => {
    const { body } = await served.http.get(`/api/v1/editions/${edition}`).expect(200);
    return { since: body.since, total: body.changes.find(({ cell }: { cell: string }) => cell === 'key-figures.inCare.value') };
  };

  test('is what we learned, of the same day', async () => {
    await publish({ asAt: '2018-12-31', profile: 'operational' }).expect(201);
    expect(await changes(3)).toMatchObject({ since: 1, total: { before: '12', after: '13', why: ['learned'], adds: { learned: 1, world: 0 } } });
  });

  test('is how the world changed, from one day to another', async () => {
    await recordFact(served, 'new', admission('2019-02-01')).expect(201);
    await publish({ asAt: '2019-03-31', profile: 'operational' }).expect(201);
    expect(await changes(4)).toMatchObject({ since: 3, total: { before: '13', after: '14', why: ['world'], adds: { learned: 0, world: 1 } } });
  });

  test('is the definition, where what was printed would not be printed so today', async () => {
    await publish({ asAt: '2018-12-31', knownAt: '24', profile: 'internal' }).expect(201);
    const { since, total } = await changes(5);
    expect({ since, total }).toMatchObject({ since: 2, total: { before: '13', why: ['definition'] } });
    expect(total).not.toHaveProperty('adds');
  });

  test('is compared with the edition before of the same profile only', async () => expect((await changes(3)).since).toBe(1));
});

describe('a count that differs by one to five from an edition of the same day', () => {
  test('is suppressed for commissioners, for the difference would tell of them', async () => {
    await send(served, 'late', 'strikes', { entry: (await served.http.get('/api/v1/children/late')).body.entries[1].id, reason: 'duplicate' }).expect(201);
    const { body } = await served.http.get('/api/v1/booklet?asAt=2018-12-31&profile=internal').expect(200);
    const [keyFigures] = body.tables;
    expect(keyFigures.rows[0].cells[0]).toMatchObject({ text: '[c]', value: null, figure: null });
  });
});
