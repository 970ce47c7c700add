import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildRefusal } from '../../src/domain/child/refusals.js';
import type { EntryId, Instant } from '../../src/domain/entry.js';
import { unbranded } from '../../src/web/assets/assets.js';
import { instantInWords, share, signed } from '../../src/web/layout/formats.js';
import { dayTyped, readViewpoint } from '../../src/web/layout/viewpoint.form.js';
import { dayInWords, refusalInWords } from '../../src/words/wording.js';

const on = (text: string) => text as CalendarDate;
const entry = 'e1' as EntryId;

const REFUSALS: readonly ChildRefusal[] = [
  { code: 'in-the-future', on: on('2030-01-01') },
  { code: 'already-in-care', since: on('2019-03-03') },
  { code: 'not-in-care', on: on('2019-03-03') },
  { code: 'before-birth', born: on('2019-03-03') },
  { code: 'eighteen-or-over', eighteenOn: on('2019-03-03') },
  { code: 'after-death', diedOn: on('2019-03-03') },
  { code: 'not-away', on: on('2019-03-03') },
  { code: 'already-missing', since: on('2019-03-03') },
  { code: 'not-missing', on: on('2019-03-03') },
  { code: 'code-not-in-use', field: 'placement type', value: 'K3', on: on('2019-03-03') },
  { code: 'no-such-entry', entry },
  { code: 'not-a-fact', entry },
  { code: 'already-struck-out', entry, by: entry },
  { code: 'others-depend-on-it', others: [{ entry, objection: { code: 'not-in-care', on: on('2019-03-03') } }] },
];

describe('words', () => {
  test.each(REFUSALS.map((refusal) => [refusal.code, refusal] as const))(
    'for %s are whole sentences that show no code',
    (code, refusal) => {
      const words = refusalInWords(refusal);
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words).not.toContain(code);
      expect(words).not.toContain('e1');
      expect(words).not.toMatch(/\d{4}-\d{2}/);
    },
  );

  test('write days and instants as people in England do', () => {
    expect(dayInWords(on('2019-03-03'))).toBe('3 March 2019');
    expect(instantInWords('2019-03-03T16:05:00.000Z' as Instant)).toBe('3 March 2019 at 4:05pm');
    expect(instantInWords('2019-06-30T23:30:00.000Z' as Instant)).toBe('1 July 2019 at 12:30am');
  });

  test('never round some to none, nor to all', () => {
    expect([share(1, 1_000), share(999, 1_000), share(0, 5), share(5, 5), share(1, 3)]).toEqual([
      'under 1%',
      'over 99%',
      '0%',
      '100%',
      '33%',
    ]);
    expect([signed(3), signed(-3), signed(0)]).toEqual(['+3', '−3', '0']);
  });
});

describe('a day as it is typed', () => {
  const today = on('2019-06-30');

  test.each(['29 2 2019', '31/4/2019', '1 Foo 2019', '2019', '31-12', 'yesterday', '1/13/2019', '００'])(
    'is not “%s”',
    (typed) => {
      expect(dayTyped(typed, today)).toBeUndefined();
    },
  );

  test.each([
    ['29 2 2020', '2020-02-29'],
    ['1 MAY 2019', '2019-05-01'],
    ['1 Sept 2019', undefined],
    ['today', '2019-06-30'],
    ['01-02-2019', '2019-02-01'],
  ])('“%s” is %s', (typed, day) => {
    expect(dayTyped(typed, today)).toBe(day);
  });

  test.each([
    ['entry 1,234', '1234'],
    ['12', '12'],
    ['now', undefined],
    ['', undefined],
    ['2019-01-10T09:00:00Z', '2019-01-10T09:00:00Z'],
    ['10 1 2019', '2019-01-10'],
  ])('as known at “%s” asks from %s', (typed, knownAt) => {
    expect(readViewpoint({ knownAt: typed }, today)).toMatchObject({ viewpoint: { knownAt }, errors: [] });
  });
});

describe('the design system', () => {
  test('comes without the font and the crest of central government', () => {
    const css =
      '@font-face{font-family:GDS Transport;src:url(/assets/fonts/x.woff2)}a{font-family:GDS Transport,arial,sans-serif}b{background-image:url(/assets/images/govuk-crest.svg);color:red}';
    expect(unbranded(css)).toBe('a{font-family:Arial,sans-serif}b{color:red}');
  });
});
