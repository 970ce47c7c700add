import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendRecord, serve, type Served } from '../support/served.js';

const approved = (places: number) => ({
  type: 'CarerApproved', effectiveOn: '2018-04-01', terms: { places, ageFrom: 0, ageTo: 17, types: ['task-centred', 'long-term-or-permanent'] },
});

describe('recording homes and money through the API', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('writes a fact, shows it in the views, and names the entries', async () => {
    const { body } = await sendRecord(served, 'carers', 'H1', 'facts', { fact: approved(2) }).expect(201).expect('location', '/api/v1/records/carer/H1');
    expect(body).toMatchObject({ outcome: 'written', seen: true, entries: [{ number: 1 }], warnings: [] });
    const told = (await served.http.get('/api/v1/records/carers/H1').expect(200)).body;
    expect(told).toMatchObject({
      kind: 'carer', id: 'H1', knownAt: 1, laterEntries: 0,
      timelines: { approval: [{ subject: 'H1', places: 2, ageFrom: 0, ageTo: 17, types: 'long-term-or-permanent task-centred', agency: null }] },
      entries: [{ number: 1, type: 'CarerApproved', effectiveOn: '2018-04-01' }],
    });
  });

  test('a correction leaves the old word to whoever asks as known then', async () => {
    await sendRecord(served, 'carers', 'H1', 'corrections', { entry: 1, fact: approved(3), reason: 'facts-were-wrong' }).expect(201);
    const places = async (knownAt: number) => (await served.http.get(`/api/v1/records/carers/H1?knownAt=${knownAt}`)).body.timelines.approval[0].places;
    expect([await places(1), await places(3)]).toEqual([2, 3]);
  });

  test('the same command again is answered as the first time, and written once', async () => {
    const commandId = randomUUID();
    const fee = { fact: { type: 'FeeAgreed', effectiveOn: '2018-05-01', terms: { weekly: 80_000, purchase: 'spot' } } };
    const first = (await sendRecord(served, 'fees', '77', 'facts', fee, commandId).expect(201)).body;
    const again = (await sendRecord(served, 'fees', '77', 'facts', fee, commandId).expect(201)).body;
    expect(again).toMatchObject({ entries: first.entries, repeated: true });
    await sendRecord(served, 'fees', '77', 'facts', { fact: { ...fee.fact, effectiveOn: '2018-06-01' } }, commandId).expect(409);
  });

  test('what cannot be so is refused in words, and nothing is written', async () => {
    const { body } = await sendRecord(served, 'budgets', '2018-19', 'facts', {
      fact: { type: 'BudgetMoved', effectiveOn: '2018-05-01', from: 'secure', to: 'other', amount: 100 },
    }).expect(422);
    expect(body).toMatchObject({ code: 'more-than-budgeted', detail: expect.stringContaining('£1 would be moved') });
    await served.http.get('/api/v1/records/budgets/2018-19').expect(404);
  });

  test('what does not have the shape of a fact is refused by field, and never quoted', async () => {
    const { body } = await sendRecord(served, 'carers', 'H2', 'facts', {
      fact: { ...approved(2), terms: { places: 0, ageFrom: 0, ageTo: 17, types: ['pirate'] }, source: { year: 1 } },
    }).expect(400);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['fact.source', 'fact.terms.places', 'fact.terms.types.0']);
    expect(JSON.stringify(body)).not.toContain('pirate');
  });

  test('a household’s name and address are kept, and told to nobody', async () => {
    await sendRecord(served, 'carers', 'H1', 'facts', {
      fact: { type: 'CarerPersonJoined', effectiveOn: '2018-04-01', person: 1, dateOfBirth: '1970-01-01', identity: { name: 'Nobody Invented' } },
    }).expect(201);
    const told = await served.http.get('/api/v1/records/carers/H1').expect(200);
    const entries = await served.http.get('/api/v1/entries').expect(200);
    expect(told.text + entries.text).not.toContain('Nobody');
    expect(entries.body.entries.at(-1)).toMatchObject({ kind: 'carer', reference: 'H1', child: null });
  });

  test('there are records of no other kind', async () => {
    await served.http.get('/api/v1/records/dragons/1').expect(404);
    await served.http.post('/api/v1/records/child/1/facts').send({}).expect(404);
    await served.http.get('/api/v1/records/carers/none').expect(404);
  });
});
