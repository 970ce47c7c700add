import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { EveryRouteDeclared } from '../../src/access/declared.js';
import { ForEveryone } from '../../src/access/needs.js';
import { ownPath } from '../../src/web/acting/acting.form.js';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

const PEOPLE = { placements: 'priya.example', commissioner: 'morgan.example', auditor: 'ali.example' } as const;

describe('who may open what', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '101', particulars('2008-06-30'));
    await recordFact(served, '101', admission('2018-12-01'));
  });
  afterAll(() => served.close());

  test('nobody known is asked who they are, and then led on to where they wanted to go', async () => {
    const asked = await served.as('').get('/children/101?asAt=2019-01-01');
    expect([asked.status, asked.headers['location']]).toEqual([303, '/acting-as?then=%2Fchildren%2F101%3FasAt%3D2019-01-01']);
    const chooser = await served.as('').get(asked.headers['location'] ?? '');
    expect(chooser.status).toBe(200);
    expect(chooser.text).toContain('example people');
    expect(chooser.text).toContain('name="then" value="/children/101?asAt=2019-01-01"');
    const chosen = await served.as('').post('/acting-as').type('form').set('Sec-Fetch-Site', 'same-origin').send({ account: PEOPLE.auditor, then: '/children/101' });
    expect([chosen.status, chosen.headers['location']]).toEqual([303, '/children/101']);
    expect(chosen.headers['set-cookie']?.[0]).toMatch(/^acting-as=ali\.example; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('whoever chooses nobody is told so beside the choice', async () => {
    const { status, text } = await served.as('').post('/acting-as').type('form').set('Sec-Fetch-Site', 'same-origin').send({ account: 'mallory', then: '/entries' });
    expect(status).toBe(400);
    expect(text).toContain('Choose whom to act as');
    expect(text).toContain('<title>Error: Who is asking?');
    expect(text).toContain('name="then" value="/entries"');
  });

  test.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere', 'children', '', '/a b', '/a\\b'])('%s is no place of ours to be led on to', (typed) => {
    expect(ownPath(typed)).toBe('/');
  });

  test.each([
    ['commissioner', 'get', '/children/101/move'],
    ['auditor', 'get', '/children/101/move'],
    ['auditor', 'post', '/api/v1/children/101/facts'],
    ['commissioner', 'post', '/api/v1/children/101/facts'],
    ['auditor', 'post', '/api/v1/records/carers/H1/facts'],
    ['auditor', 'post', '/api/v1/editions'],
    ['commissioner', 'post', '/api/v1/rebuild'],
  ] as const)('%s is refused %s %s, and told which role it is for', async (role, method, path) => {
    const { status, text } = await served.as(PEOPLE[role])[method](path).set('Content-Type', 'application/json');
    expect(status).toBe(403);
    expect(text).toMatch(/This is for (the placements team|a commissioner|an auditor)/);
  });

  test.each(Object.entries(PEOPLE))('%s reads children, entries and measures', async (_, account) => {
    for (const path of ['/children', '/children/101', '/entries', '/measures', '/api/v1/snapshot'])
      expect([path, (await served.as(account).get(path)).status]).toEqual([path, 200]);
  });

  test('each page says who is acting, and leads only where that role is offered to go', async () => {
    const page = async (account: string) => (await served.as(account).get('/children')).text;
    expect(await page(PEOPLE.auditor)).toContain('Acting as <strong>Ali Example</strong>, auditor');
    expect(await page(PEOPLE.commissioner)).toMatch(/href="\/measures"/);
    expect(await page(PEOPLE.placements)).not.toMatch(/href="\/measures"/);
  });

  test('a program asks the API without a cookie, but no page', async () => {
    expect((await served.as('').get('/api/v1/snapshot')).status).toBe(200);
    expect((await served.as('').post('/children/101/move').type('form').set('Sec-Fetch-Site', 'same-origin').send({})).status).toBe(403);
    expect((await served.as('mallory').get('/api/v1/snapshot')).status).toBe(403);
  });
});

describe('a route that does not say whom it answers', () => {
  const started = (controller: new () => object) => {
    @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [EveryRouteDeclared] })
    class Tried {}
    return NestFactory.create(Tried, { logger: false, abortOnError: false }).then((app) => app.init().finally(() => app.close()));
  };

  test('keeps the tracker from starting, and is named', async () => {
    @Controller('secret')
    class SilentController {
      @Get()
      told(): string {
        return 'secret';
      }
    }
    await expect(started(SilentController)).rejects.toThrow('SilentController.told');
  });

  test('does not, once it says so', async () => {
    @ForEveryone()
    @Controller('open')
    class OpenController {
      @Get()
      told(): string {
        return 'open';
      }
    }
    await expect(started(OpenController)).resolves.toBeDefined();
  });
});
