import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandReused, LedgerUnavailable, StreamMovedOn } from '../../src/ledger/ledger.js';
import { carriedIn, fieldsIn, formsOf, plain, whileAppending } from '../support/recording.js';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

const ADMISSION = {
  dateOfBirth: '30 6 2010', sex: '2', ethnicity: 'WBRI', name: 'Ada Example', upn: 'UN3', effectiveOn: '12 6 2019', legalStatus: 'V2',
  categoryOfNeed: 'N1', homePostcode: 's601aa', type: 'U6', carer: 'FH-1', provider: 'PR1', placementPostcode: 's61 1aa',
};

describe('the form on which an admission is recorded', () => {
  let served: Served;
  let last = 400;
  const someone = (more: object = {}) => ({ ...ADMISSION, reference: String((last += 1)), ...more });
  const forms = () => formsOf(served);
  const told = async (child: string) => (await served.http.get(`/api/v1/children/${child}`)).body as { entries: readonly { number: number; type: string; command?: string }[]; inCare: boolean };

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('asks who the child is, how it came into care and where it lives, on one page', async () => {
    const text = await forms().show('/admission');
    expect(fieldsIn(text).filter((id) => !/-\d$/.test(id))).toEqual([
      'reference', 'dateOfBirth', 'sex', 'ethnicity', 'disability', 'name', 'upn',
      'effectiveOn', 'legalStatus', 'categoryOfNeed', 'homePostcode', 'type', 'carer', 'urn', 'provider', 'placementPostcode',
    ]);
    expect(plain(text)).toMatch(/The child .*Coming into care .*Where the child lives /);
  });

  test('records two entries and confirms both', async () => {
    const child = someone();
    const before = await forms().head();
    const { status, headers } = await forms().record('/admission', child);
    expect([status, headers['location']]).toEqual([303, `/children/${child.reference}/recorded/${before + 2}?with=${before + 1}`]);
    expect(await forms().head()).toBe(before + 2);
    const confirmed = plain((await served.http.get(headers['location'] as string)).text);
    expect(confirmed).toMatch(new RegExp(`Recorded Entry ${before + 2} .*Came into care, 12 June 2019 .*Particulars recorded, 30 June 2010 Entry ${before + 1} , recorded with it`));
    expect(confirmed).not.toContain('Ada Example');
    expect(await told(child.reference)).toMatchObject({ inCare: true, entries: [{ type: 'ParticularsRecorded' }, { type: 'ChildAdmitted' }] });
  });

  test('is written once, however often it is sent', async () => {
    const child = { ...someone(), commandId: carriedIn(await forms().show('/admission'), 'commandId'), step: 'record-suspect' };
    const before = await forms().head();
    const answers = await Promise.all([1, 2, 3].map(() => forms().post('/admission', child)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect((await forms().post('/admission', { ...child, step: 'record' })).headers['location']).toBe(answers[0]?.headers['location']);
    expect(await forms().head()).toBe(before + 2);
  });

  test('says of a child that is recorded already that it is, and leads there', async () => {
    const child = someone();
    await forms().record('/admission', child);
    const before = await forms().head();
    for (const again of [child, { ...child, dateOfBirth: '1 1 2012' }]) {
      const { status, text } = await forms().check('/admission', again);
      expect([status, plain(text)]).toEqual([422, expect.stringContaining(`Child ${child.reference} is recorded already. Check the reference.`)]);
      expect(text).toContain('href="#reference"');
      expect(text).toContain(`href="/children/${child.reference}"`);
      expect(text).toContain('value="Ada Example"');
    }
    expect(await forms().head()).toBe(before);
  });

  test.each([
    ['reference', { reference: '' }, 400, 'Give an answer to “The child’s reference”'],
    ['reference', { reference: 'Ada Example' }, 400, 'must be your own reference'],
    ['dateOfBirth', { dateOfBirth: '31 6 2010' }, 400, 'must be a real date'],
    ['dateOfBirth', { dateOfBirth: '1 7 2019' }, 400, 'must be today or in the past'],
    ['upn', { upn: 'x' }, 400, 'The unique pupil number must be'],
    ['homePostcode', { homePostcode: 'S60' }, 400, 'Enter a full postcode'],
    ['effectiveOn', { effectiveOn: '1 7 2019' }, 422, 'has not come yet'],
    ['effectiveOn', { dateOfBirth: '20 6 2019' }, 422, 'before the child was born'],
    ['dateOfBirth', { dateOfBirth: '12 6 2001' }, 422, 'Nobody can begin to be looked after at 18 or over'],
    ['type', { type: 'K3' }, 422, 'K3 was not in use as placement type'],
  ] as const)('tells at %s why %j cannot be so, and writes nothing', async (field, wrong, expected, said) => {
    const before = await forms().head();
    const { status, text } = await forms().check('/admission', someone(wrong));
    expect([status, plain(text)]).toEqual([expected, expect.stringContaining(said)]);
    expect(text).toContain(`href="#${field}"`);
    expect(text).toMatch(/<title[^>]*>Error: Record an admission/);
    expect(await forms().head()).toBe(before);
  });

  test.each([
    ['cannot be written', new LedgerUnavailable('the disk is full'), 503],
    ['were written to by others', new StreamMovedOn('child', 1, 2), 409],
  ])('broken off half-way, where the records %s, says what was saved and goes on from there', async (_what, fault, expected) => {
    const child = { ...someone(), commandId: carriedIn(await forms().show('/admission'), 'commandId'), step: 'record' };
    const before = await forms().head();
    const broken = await whileAppending(served, fault, () => forms().post('/admission', child), 1);
    expect([broken.status, await forms().head()]).toEqual([expected, before + 1]);
    expect(plain(broken.text)).toContain(`Who the child is was saved, as entry ${before + 1}. The admission was NOT confirmed as saved.`);
    expect([carriedIn(broken.text, 'commandId'), carriedIn(broken.text, 'reference')]).toEqual([child.commandId, child.reference]);
    const { status, headers } = await forms().post('/admission', child);
    expect([status, headers['location']]).toEqual([303, `/children/${child.reference}/recorded/${before + 2}?with=${before + 1}`]);
    expect(await forms().head()).toBe(before + 2);
  });

  test('writes nothing where not even the first could be written, and keeps every answer', async () => {
    const child = { ...someone(), commandId: carriedIn(await forms().show('/admission'), 'commandId'), step: 'record' };
    const before = await forms().head();
    const failed = await whileAppending(served, new LedgerUnavailable('the disk is full'), () => forms().post('/admission', child));
    expect([failed.status, await forms().head(), plain(failed.text)]).toEqual([503, before, expect.stringContaining('This was NOT confirmed as saved')]);
    for (const [name, typed] of Object.entries(ADMISSION)) expect([name, carriedIn(failed.text, name)]).toEqual([name, typed]);
  });

  test('whose id was used for something else says so and keeps every answer', async () => {
    const child = { ...someone(), commandId: carriedIn(await forms().show('/admission'), 'commandId'), step: 'record' };
    const failed = await whileAppending(served, new CommandReused('x'), () => forms().post('/admission', child));
    expect([failed.status, plain(failed.text)]).toEqual([409, expect.stringContaining('used before to record something else')]);
    expect(failed.text).toContain('value="Ada Example"');
    expect(carriedIn(failed.text, 'commandId')).not.toBe(child.commandId);
  });

  test('asks about an admission recorded late', async () => {
    const { status, text } = await forms().check('/admission', someone({ effectiveOn: '1 2 2019' }));
    expect([status, plain(text)]).toEqual([200, expect.stringMatching(/Are you sure\?.*recorded 149 days after it happened/)]);
  });
});

describe('a child who was in care before', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', particulars('2010-06-30'));
    await recordFact(served, '1', admission('2018-12-01'));
    await recordFact(served, '1', { type: 'ChildDischarged', effectiveOn: '2019-05-20', reason: 'E4A' });
  });
  afterAll(() => served.close());

  test('is admitted again without being asked who it is, and asked about where it may never have left', async () => {
    const forms = formsOf(served);
    const again = { effectiveOn: '10 6 2019', legalStatus: 'C1', categoryOfNeed: 'N1', type: 'U6', carer: 'FH-1' };
    expect(fieldsIn(await forms.show('/children/1/admit'))).not.toContain('dateOfBirth');
    const checked = await forms.check('/children/1/admit', again);
    expect(plain(checked.text)).toContain('Care ended on 20 May 2019, only 21 days before. If the child never left, strike out that entry instead.');
    expect((await forms.record('/children/1/admit', again)).status).toBe(303);
    const refused = await forms.check('/children/1/admit', { ...again, effectiveOn: '20 6 2019' });
    expect([refused.status, plain(refused.text)]).toEqual([422, expect.stringContaining('in care on that day already, since 10 June 2019')]);
  });
});
