import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Subject } from 'rxjs';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { StoredEntry } from '../../src/ledger/ledger.js';
import { shapeFor } from '../../src/web/dashboard/dashboard.form.js';
import type { Overview } from '../../src/web/dashboard/overview.js';
import { OverviewAhead } from '../../src/web/dashboard/overview-ahead.js';

const MINUTE = 60_000;

describe('the overview of today, after something was recorded', () => {
  let entries: Subject<StoredEntry>;
  let workedOut: string[];
  let ahead: OverviewAhead;
  const shape = shapeFor(undefined);
  const recorded = () => entries.next({} as StoredEntry);

  beforeEach(() => {
    jest.useFakeTimers();
    entries = new Subject();
    workedOut = [];
    const overview: Pick<Overview, 'settled' | 'answers'> = {
      settled: (viewpoint) => Promise.resolve(viewpoint as never),
      answers: (told) => Promise.resolve(workedOut.push(told.asAt) as never),
    };
    ahead = new OverviewAhead({ entries } as never, overview as Overview, () => '2019-06-30' as CalendarDate);
    ahead.onModuleInit();
  });
  afterEach(() => {
    ahead.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  test('is worked out once, when recording has come to rest, where somebody has it open', async () => {
    ahead.open(shape);
    for (let entry = 0; entry < 5; entry += 1) {
      recorded();
      await jest.advanceTimersByTimeAsync(400);
    }
    expect(workedOut).toEqual([]);
    await jest.advanceTimersByTimeAsync(100);
    expect(workedOut).toEqual(['2019-06-30']);
  });

  test('is left alone where nobody opened it, or nobody for an hour', async () => {
    recorded();
    await jest.advanceTimersByTimeAsync(MINUTE);
    ahead.open(shape);
    await jest.advanceTimersByTimeAsync(61 * MINUTE);
    recorded();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(workedOut).toEqual([]);
  });

  test('is not worked out any more once the tracker stops', async () => {
    ahead.open(shape);
    recorded();
    ahead.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(workedOut).toEqual([]);
  });
});
