import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, particulars, recordFact, sendRecord, serve, type Served } from '../support/served.js';

describe('the page of a child who is leaving care', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    for (const fact of [particulars('2000-06-30'), admission('2016-12-01')]) await recordFact(served, '101', fact).expect(201);
    await recordFact(served, '102', particulars('2000-06-30')).expect(201);
    for (const fact of [
      { type: 'PersonalAdviserAllocated', effectiveOn: '2018-07-01', identity: { name: 'Nobody Invented' } },
      { type: 'LeaverAccommodated', effectiveOn: '2018-07-10', accommodation: 'D', suitable: true, commissioned: { framework: 'FW-1' }, identity: { postcode: 'ZZ1 1ZZ' } },
      { type: 'LeaverContacted', effectiveOn: '2018-08-10', inTouch: 'NREQ' },
      { type: 'LeavingCareSupportEnded', effectiveOn: '2019-01-10', why: 'no-longer-wanted' },
    ]) await sendRecord(served, 'leavers', '101', 'facts', { fact }).expect(201);
  });
  afterAll(() => served.close());

  const page = async (path: string) => (await served.http.get(path).expect(200)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

  test('tells what the leaving care team recorded, in words and without names', async () => {
    const text = await page('/children/101/timeline');
    expect(text.split('Leaving care team')).toHaveLength(5);
    for (const words of [
      'Personal adviser allocated', 'Semi-independent, transitional accommodation', 'Suitable: Yes', 'Commissioned post-16: Yes', 'Framework: FW-1',
      'No longer needs services', 'Leaving care support ended', 'Why: No longer wants support ',
    ]) expect(text).toContain(words);
    expect(text).not.toMatch(/Nobody|ZZ1|no-longer-wanted/);
  });

  test('tells nothing of it as known before, nor of a child of whom the team recorded nothing', async () => {
    expect(await page('/children/101/timeline?knownAt=3')).not.toContain('Leaving care team');
    expect(await page('/children/102/timeline')).not.toContain('Leaving care team');
  });
});
