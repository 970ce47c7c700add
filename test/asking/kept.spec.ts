import { describe, expect, test } from '@jest/globals';
import { Kept } from '../../src/asking/kept.js';

describe('answers that cannot change', () => {
  const counting = () => {
    let times = 0;
    return { workedOut: () => (times += 1), times: () => times };
  };

  test('are worked out once for the same views', () => {
    const [kept, views, { workedOut, times }] = [new Kept<number>(), {}, counting()];
    expect([kept.get(views, 'a', workedOut), kept.get(views, 'a', workedOut), times()]).toEqual([1, 1, 1]);
  });

  test('are worked out again where the views were made anew', () => {
    const [kept, { workedOut }] = [new Kept<number>(), counting()];
    expect([kept.get({}, 'a', workedOut), kept.get({}, 'a', workedOut)]).toEqual([1, 2]);
  });

  test('are asked for once by all who wait for the same one', async () => {
    const [kept, views, { workedOut, times }] = [new Kept<Promise<number>>(), {}, counting()];
    const later = async (): Promise<number> => workedOut();
    expect(await Promise.all([kept.get(views, 'a', later), kept.get(views, 'a', later)])).toEqual([1, 1]);
    expect([times(), kept.has(views, 'a')]).toEqual([1, true]);
  });

  test('are worked out again where they could not be made', async () => {
    const [kept, views, { workedOut }] = [new Kept<Promise<number>>(), {}, counting()];
    const failing = kept.get(views, 'a', () => Promise.reject(new Error('out of reach')));
    await expect(failing).rejects.toThrow('out of reach');
    expect(kept.has(views, 'a')).toBe(false);
    expect(await kept.get(views, 'a', async () => workedOut())).toBe(1);
  });

  test('stay where one that fails was asked of views that were made anew since', async () => {
    const [kept, anew] = [new Kept<Promise<number>>(), {}];
    let fail: (error: Error) => void = () => undefined;
    const failing = kept.get({}, 'a', () => new Promise<number>((_, reject) => (fail = reject)));
    const kepts = kept.get(anew, 'a', async () => 1);
    fail(new Error('out of reach'));
    await expect(failing).rejects.toThrow('out of reach');
    expect([kept.has(anew, 'a'), await kepts]).toEqual([true, 1]);
  });

  test('are let go of, the longest unused first, where there are too many', () => {
    const [kept, views, { workedOut }] = [new Kept<number>(), {}, counting()];
    kept.get(views, 'first', workedOut);
    for (let other = 0; other < 255; other += 1) kept.get(views, String(other), workedOut);
    expect(kept.get(views, 'first', workedOut)).toBe(1);
    kept.get(views, 'one more', workedOut);
    expect(kept.get(views, 'first', workedOut)).toBe(1);
    expect(kept.get(views, '0', workedOut)).toBeGreaterThan(256);
  });
});
