import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXAMPLE_AUTHORITY } from '../../src/config.js';
import type { Served } from '../support/served.js';
import { serveTargets } from '../support/served-targets.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

describe('the pages of targets and of published series', () => {
  let served: Served;
  const shown = async (path: string, status = 200) => plain((await served.http.get(path).expect(status)).text);
  beforeAll(async () => {
    served = await serveTargets();
  });
  afterAll(() => served.close());

  test('tell each target with its baseline, what it is to reach, where it is and who answers for it', async () => {
    const text = await shown('/targets?asAt=2019-03-31');
    expect(text).toContain('As at 31 March 2019, as known at entry');
    expect(text).toContain('7 targets in force on the day, 1 action still open');
    expect(text).toMatch(/More foster carer households of the council’s own 150 on 31 December 2018 200 by 31 March 2022 153.8 0 Behind , further off than its baseline Fostering recruitment lead/);
    expect(await shown('/targets?asAt=2019-01-31')).toContain('0 targets in force on the day');
    expect(await shown('/targets?asAt=x', 400)).toContain('“As at” must be a real date');
  });

  test('show what each release said, and what was out by a day', async () => {
    const path = `/series/cla.${EXAMPLE_AUTHORITY}`;
    const text = await shown(path);
    expect(text).toContain('Children looked after: The demonstration authority');
    expect(text).toMatch(/31 March 2015 409 407 \(−2\)/);
    expect(text).toMatch(/31 March 2017 482 488 \(\+6\)/);
    expect(await shown(`${path}?releasedBy=15+11+2017`)).not.toContain('488');
    expect(await shown(`${path}?releasedBy=soon`, 400)).toContain('“Released by” must be a real date');
    await served.http.get('/series/cla.nowhere').expect(404);
  });

  test('are led to from the figure that rests on them', async () => {
    const { text } = await served.http.get('/measures/benchmarks/benchmark.rate.2017.region?asAt=2018-12-31').expect(200);
    expect(text).toMatch(/href="\/series\/cla\.E12000003\?asAt=2018-12-31&amp;knownAt=\d+"/);
    expect(text).not.toContain('/series/comparators');
  });
});
