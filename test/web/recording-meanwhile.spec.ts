import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { carriedIn, childrenOf, formsOf, plain } from '../support/recording.js';
import { recordFact, serve, type Served } from '../support/served.js';

const MOVE = { effectiveOn: '10 6 2019', type: 'K2', provider: 'PR4', reason: 'CARPL', urn: 'sc 012345' };

describe('a form during which somebody else records of the same child', () => {
  let served: Served;
  const someChild = childrenOf(() => served);
  const forms = () => formsOf(served);
  /** A form opened and filled in, and what it carries along. */
  const opened = async (child: string) => {
    const text = await forms().show(`/children/${child}/move`);
    return { ...MOVE, commandId: carriedIn(text, 'commandId'), seenTo: carriedIn(text, 'seenTo') };
  };
  const reviewed = (child: string) => recordFact(served, child, { type: 'ChildReviewed', effectiveOn: '2019-06-05', participation: 'PN1' });
  const send = (child: string, answers: Readonly<Record<string, string>>) => forms().post(`/children/${child}/move`, answers);

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('tells who recorded what and when, beside the answers, before anything is written', async () => {
    const child = await someChild();
    const form = await opened(child);
    await reviewed(child);
    const before = await forms().head();
    const { status, text } = await send(child, { ...form, step: 'record' });
    expect([status, await forms().head()]).toEqual([409, before]);
    expect(plain(text)).toMatch(/Someone else changed this record on \d+ \w+ \d{4} at \d+:\d\d[ap]m/);
    expect(plain(text)).toMatch(new RegExp(`Care was reviewed, 5 June 2019 Recorded by officer, .* entry ${before} .*Attended and spoke`));
    expect(plain(text)).toContain('Children’s home (K2)');
    expect([carriedIn(text, 'seenTo'), carriedIn(text, 'commandId'), carriedIn(text, 'urn')]).toEqual([String(before), form.commandId, 'sc 012345']);
  });

  test('goes on to record once that was looked at', async () => {
    const child = await someChild();
    const form = await opened(child);
    await reviewed(child);
    const { text } = await send(child, { ...form, step: 'record' });
    const { status, headers } = await send(child, { ...form, seenTo: carriedIn(text, 'seenTo'), step: 'record' });
    expect([status, headers['location']]).toEqual([303, `/children/${child}/recorded/${await forms().head()}`]);
  });

  test('is told of it at the check too, and not a second time', async () => {
    const child = await someChild();
    const form = await opened(child);
    await reviewed(child);
    const checked = await send(child, { ...form, step: 'check' });
    expect([checked.status, plain(checked.text)]).toEqual([200, expect.stringContaining('Someone else changed this record')]);
    expect((await send(child, { ...form, seenTo: carriedIn(checked.text, 'seenTo'), step: 'record' })).status).toBe(303);
  });

  test('tells it beside the refusal, where the answers can be so no longer', async () => {
    const child = await someChild();
    const form = await opened(child);
    await recordFact(served, child, { type: 'ChildDischarged', effectiveOn: '2019-06-05', reason: 'E4A' });
    const { status, text } = await send(child, { ...form, step: 'record' });
    expect(status).toBe(422);
    expect(plain(text)).toMatch(/There is a problem .*The child is not in care on 10 June 2019.*Someone else changed this record .*Left care, 5 June 2019/);
    expect(text).toContain('value="sc 012345"');
  });

  test('is not told of what the form itself wrote, however often it is sent', async () => {
    const child = await someChild();
    const form = { ...(await opened(child)), step: 'record' };
    const [first, second] = await Promise.all([send(child, form), send(child, form)]);
    expect([first?.status, second?.status, (await send(child, form)).status]).toEqual([303, 303, 303]);
  });

  test.each(['', '-1', '0x1', '99999999999999999999', '<script>'])('that says it was shown “%s” is taken as shown now', async (seenTo) => {
    const child = await someChild();
    const form = await opened(child);
    await reviewed(child);
    expect((await send(child, { ...form, seenTo, step: 'record' })).status).toBe(303);
  });
});
