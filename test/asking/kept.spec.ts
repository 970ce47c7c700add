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
