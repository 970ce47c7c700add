import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { progressOf, type Aim } from '../../../projections/plans/progress.js';
import { runs } from '../../support/runs.js';

/** From 40.0 on day 0 to 50.0 by the end of day 100, or from 50.0 down to 40.0. */
const up: Aim = { baseline: 400, baselineOn: 0, tenths: 500, due: 100, direction: 'raise' };
const down: Aim = { baseline: 500, baselineOn: 0, tenths: 400, due: 100, direction: 'lower' };

describe('a target', () => {
  test.each([
    ['met before it is due', 500, 10, { expected: 410, percent: 100, verdict: 'met' }],
    ['met beyond what was wanted', 520, 10, { expected: 410, percent: 120, verdict: 'met' }],
    ['on track where it is just on the line', 450, 50, { expected: 450, percent: 50, verdict: 'on-track' }],
    ['behind a tenth below the line', 449, 50, { expected: 450, percent: 49, verdict: 'behind' }],
    ['behind where it went the other way', 390, 50, { expected: 450, percent: -10, verdict: 'behind' }],
    ['missed on the day it is due', 499, 100, { expected: 500, percent: 99, verdict: 'missed' }],
    ['missed after it', 499, 400, { expected: 500, percent: 99, verdict: 'missed' }],
    ['met late all the same', 500, 400, { expected: 500, percent: 100, verdict: 'met' }],
    ['on track before its baseline', 400, -5, { expected: 400, percent: 0, verdict: 'on-track' }],
    ['not known where there is no figure', null, 50, { expected: 450, percent: null, verdict: 'not-known' }],
  ])('is %s', (_name, now, day, progress) => expect(progressOf(up, now, day)).toEqual(progress));

  test('to keep a figure where it is has no way to go, and is met or behind', () => {
    const keep = { ...up, tenths: 400 };
    expect([400, 399].map((now) => progressOf(keep, now, 50))).toEqual([
      { expected: 400, percent: null, verdict: 'met' }, { expected: 400, percent: null, verdict: 'behind' },
    ]);
  });

  test('to lower a figure is judged as one to raise it seen in a mirror', () =>
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 600 }), fc.integer({ min: -20, max: 150 }), (now, day) => {
        const [raised, lowered] = [progressOf(up, now, day), progressOf(down, 900 - now, day)];
        expect([lowered.percent, lowered.verdict, 900 - lowered.expected]).toEqual([raised.percent, raised.verdict, raised.expected]);
      }),
      runs(200),
    ));

  test('never does worse for a better figure, nor better for a later day', () => {
    const worth = { missed: 0, behind: 1, 'on-track': 2, met: 3, 'not-known': 9 };
    fc.assert(
      fc.property(
        fc.record({ way: fc.nat({ max: 400 }), span: fc.integer({ min: 1, max: 400 }), now: fc.integer({ min: -500, max: 900 }), day: fc.nat({ max: 500 }), more: fc.nat({ max: 50 }) }),
        ({ way, span, now, day, more }) => {
          const aim: Aim = { baseline: 100, baselineOn: 0, tenths: 100 + way, due: span, direction: 'raise' };
          const was = worth[progressOf(aim, now, day).verdict];
          expect(worth[progressOf(aim, now + more, day).verdict]).toBeGreaterThanOrEqual(was);
          expect(worth[progressOf(aim, now, day + more).verdict]).toBeLessThanOrEqual(was);
        },
      ),
      runs(300),
    );
  });
});
