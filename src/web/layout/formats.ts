import type { Instant } from '../../domain/entry.js';
import { dayInWords } from '../../words/wording.js';
import type { CalendarDate } from '../../domain/calendar.js';

const whole = new Intl.NumberFormat('en-GB');

/** 1,234. */
export const number = (value: number): string => whole.format(value);

/** +7, −3 with a true minus sign, or 0. */
export const signed = (value: number): string =>
  value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : '0';

/** “1 child”, “12 children”. */
export const counted = (value: number, one: string, many: string): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** To whole percent, with what is neither none nor all never rounded to it. */
export const share = (part: number, whole: number): string => {
  if (whole === 0 || part === 0) return '0%';
  if (part === whole) return '100%';
  const percent = Math.round((part / whole) * 100);
  return percent === 0 ? 'under 1%' : percent === 100 ? 'over 99%' : `${percent}%`;
};

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** 3 March 2019 at 4:05pm, where the children are. */
export const instantInWords = (instant: Instant): string => {
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const day = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}` as CalendarDate;
  return `${dayInWords(day)} at ${parts['hour'] ?? ''}:${parts['minute'] ?? ''}${(parts['dayPeriod'] ?? '').toLowerCase()}`;
};
