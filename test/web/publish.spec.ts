import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { PublishEdition } from '../../src/publishing/publish-edition.js';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

let served: Served;
const get = (path: string, who = 'morgan.example') => served.as(who).get(path);
const send = (body: object, who = 'morgan.example') =>
  served.as(who).post('/booklet/publish').type('form').set('Sec-Fetch-Site', 'same-origin').send({ asAt: '2018-12-31', knownAt: '16', profile: 'internal', ...body });
const editions = async () => ((await served.http.get('/api/v1/editions').expect(200)).body.editions as { readonly edition: number; readonly recordedBy: string }[]);

beforeAll(async () => {
  served = await serve();
  for (let child = 1; child <= 8; child += 1) {
    await recordFact(served, `c${child}`, particulars('2012-05-01')).expect(201);
    await recordFact(served, `c${child}`, admission('2018-06-01')).expect(201);
  }
});

afterAll(() => served.close());

describe('publishing the booklet', () => {
  test('shows what would come out before it does', async () => {
    const { headers } = await get('/booklet/publish?asAt=31+December+2018&profile=internal').expect(303);
    expect(headers['location']).toBe('/booklet/publish?asAt=2018-12-31&knownAt=16&profile=internal');
    const text = plain((await get(headers['location'] ?? '').expect(200)).text);
    expect(text).toMatch(/Publish edition 1 of the booklet/);
    expect(text).toMatch(/Edition 1 As at 31 December 2018 As known at Entry 16, recorded .*? Output profile Internal\. .*? Published on 30 June 2019 Published by Morgan Example/);
    expect(text).not.toContain('Are you sure?');
    expect(plain((await get('/booklet/publish?asAt=2018-12-31&knownAt=10&profile=operational').expect(200)).text)).toMatch(/Are you sure\? 6 entries were recorded since .*? exact: small numbers/);
  });

  test('is a commissioner’s, and nobody else is offered it', async () => {
    await get('/booklet/publish?asAt=2018-12-31&knownAt=16&profile=internal', 'priya.example').expect(403);
    await send({ commandId: randomUUID() }, 'ali.example').expect(403);
    const made = async (who: string) => {
      for (let tries = 0; tries < 200; tries += 1) {
        const { text } = await get('/booklet/made?asAt=2018-12-31&knownAt=16&profile=internal', who);
        if (!text.includes('being made')) return text;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return '';
    };
    expect(await made('morgan.example')).toContain('Publish this as the next edition');
    expect(await made('ali.example')).toContain('The booklet is ready');
    expect(await made('ali.example')).not.toContain('Publish this as the next edition');
  }, 120_000);

  test('is done once, however often it is sent', async () => {
    const commandId = randomUUID();
    const sent = await Promise.all([send({ commandId }), send({ commandId })]);
    expect(sent.map(({ status, headers }) => [status, headers['location']])).toEqual([[303, '/editions/1?published=yes'], [303, '/editions/1?published=yes']]);
    expect((await send({ commandId })).headers['location']).toBe('/editions/1?published=yes');
    expect((await editions()).map(({ edition, recordedBy }) => [edition, recordedBy])).toEqual([[1, 'morgan.example']]);
    expect(plain((await get('/editions/1?published=yes').expect(200)).text)).toContain('Edition 1 is published, as entry 17');
    expect(plain((await get('/editions/1').expect(200)).text)).not.toContain('is published, as entry');
  });

  test('says that the very same came out already, and publishes it again where that is wanted', async () => {
    expect(plain((await get('/booklet/publish?asAt=2018-12-31&knownAt=16&profile=internal').expect(200)).text)).toContain('Edition 1 came out of the same day, the same entry and the same profile.');
    expect((await send({ commandId: randomUUID() })).headers['location']).toBe('/editions/2?published=yes');
  });

  test('leads nowhere from a form that is not of ours', async () => {
    await send({ commandId: 'x' }).expect(404);
    await send({ commandId: randomUUID(), profile: 'secret' }).expect(404);
    await send({ commandId: randomUUID(), knownAt: '999' }).expect(404);
    await get('/booklet/publish?asAt=x').expect(404);
    expect(await editions()).toHaveLength(2);
  });

  test('says that nothing was published where the ledger cannot be reached, and the same form can be sent again', async () => {
    const bus = served.serving.app.get(CommandBus);
    const execute = bus.execute.bind(bus);
    bus.execute = ((command: object) => (command instanceof PublishEdition ? Promise.reject(new LedgerUnavailable('away')) : execute(command as never)));
    const commandId = randomUUID();
    try {
      const { text } = await send({ commandId }).expect(503);
      expect(plain(text)).toContain('Nothing was published.');
      expect(text).toContain(`value="${commandId}"`);
    } finally {
      bus.execute = execute;
    }
    expect((await send({ commandId })).headers['location']).toBe('/editions/3?published=yes');
  });
});
