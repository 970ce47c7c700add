import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MEASURES } from '../../projections/measures.js';
import { admission, particulars, recordFact, send, sendRecord, serve, type Served } from '../support/served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const RUNS = Number(process.env['TRACKER_RUNS'] ?? 8);

type Written = { readonly entries: readonly { readonly number: number }[] };
const last = ({ entries }: Written): number => entries.at(-1)?.number ?? 0;

/** Every figure as at a day, as known at an entry. */
const figures = async (knownAt: number): Promise<unknown> => {
  const told: unknown[] = [];
  for (const { name } of MEASURES) {
    const { body } = await served.http.get(`/api/v1/measures/${name}?asAt=2019-03-31&knownAt=${knownAt}`).expect(200);
    told.push(body.figures);
  }
  return told;
};

/** Facts of one child, its household and its fee, each of which may be told wrongly and then rightly again. */
const facts = (child: string, weekly: number, places: number, day: number) => {
  const from = `2018-${String(4 + (day % 9)).padStart(2, '0')}-10`;
  return {
    child: admission(from, { placement: { type: 'U6', provider: weekly % 2 === 0 ? 'PR1' : 'PR4', carer: `H${child}` } }),
    carer: { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: { places, ageFrom: 0, ageTo: 17, types: ['task-centred'] } },
    fee: { type: 'FeeAgreed', effectiveOn: from, terms: { weekly: weekly * 100, purchase: 'spot' } },
  };
};

test('an entry corrected and corrected back gives the same figures at the same viewpoint, and changes none told before', async () => {
  let run = 0;
  const drawn = fc.record({
    weekly: fc.integer({ min: 1, max: 5_000 }), places: fc.integer({ min: 1, max: 3 }), day: fc.nat({ max: 8 }),
    which: fc.constantFrom('child' as const, 'carer' as const, 'fee' as const), wrongWeekly: fc.integer({ min: 1, max: 5_000 }), wrongPlaces: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ weekly, places, day, which, wrongWeekly, wrongPlaces }) => {
      const child = String((run += 1));
      const right = facts(child, weekly, places, day);
      const wrong = facts(child, wrongWeekly, wrongPlaces, day);
      await recordFact(served, child, particulars('2008-05-05')).expect(201);
      const written = {
        child: last((await recordFact(served, child, right.child).expect(201)).body),
        carer: last((await sendRecord(served, 'carers', `H${child}`, 'facts', { fact: right.carer }).expect(201)).body),
        fee: last((await sendRecord(served, 'fees', child, 'facts', { fact: right.fee }).expect(201)).body),
      };
      const correct = async (entry: number, fact: object): Promise<number> => {
        const body = { entry, fact, reason: 'facts-were-wrong' };
        const sent = which === 'child' ? send(served, child, 'corrections', body)
          : sendRecord(served, which === 'carer' ? 'carers' : 'fees', which === 'carer' ? `H${child}` : child, 'corrections', body);
        return last((await sent.expect(201)).body);
      };
      const before = await figures(written.fee);
      const corrected = await correct(written[which], wrong[which]);
      const back = await correct(corrected, right[which]);
      expect(await figures(back)).toEqual(before);
      expect(await figures(written.fee)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
