import type { DayNumber } from '../../src/domain/calendar.js';
import type { Direction } from '../../src/domain/plan/codes.js';

/** A target in tenths of its figure's unit; days are day numbers, and it is to be reached by the end of `due`. */
export type Aim = {
  readonly baseline: number;
  readonly baselineOn: DayNumber;
  readonly tenths: number;
  readonly due: DayNumber;
  readonly direction: Direction;
};

export const VERDICTS = ['met', 'on-track', 'behind', 'missed', 'not-known'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How far a target has come on the evening of a day. */
export type Progress = {
  /** Where it would be if it went evenly, in tenths. */
  readonly expected: number;
  /** How much of the way is gone, in percent to one decimal; below nought where it went the other way, null where there is none to go. */
  readonly percent: number | null;
  readonly verdict: Verdict;
};

/**
 * How far a target has come, and what is to be said of it. The way goes from the baseline, as the plan states it, to the target, and is
 * even: on a straight line from the day of the baseline to the day it is due. *Met* where the figure is at the target or
 * beyond it on the day asked about, whatever it was before; otherwise *missed* on the day it is due and after, and until then
 * *on track* where it is on the line or ahead of it, and *behind* where it is not. *Not known* where the figure has no value
 * from there. Ours: plans state values and dates, and not what being on track means.
 */
export const progressOf = (aim: Aim, now: number | null, on: DayNumber): Progress => {
  const { baseline, baselineOn, tenths, due } = aim;
  const way = tenths - baseline;
  const span = due - baselineOn;
  const gone = Math.min(Math.max(on - baselineOn, 0), span);
  const expected = baseline + Math.round((way * gone) / span);
  if (now === null) return { expected, percent: null, verdict: 'not-known' };
  const percent = way === 0 ? null : Math.round(((now - baseline) * 1_000) / way) / 10 + 0;
  return { expected, percent, verdict: verdictOf(aim, now, on, (now - baseline) * span - way * gone) };
};

/** `ahead` is above nought where the figure is higher than the line on that day, and below where it is lower. */
const verdictOf = ({ tenths, due, direction }: Aim, now: number, on: DayNumber, ahead: number): Verdict => {
  const wanted = direction === 'raise' ? 1 : -1;
  if ((now - tenths) * wanted >= 0) return 'met';
  if (on >= due) return 'missed';
  return ahead * wanted >= 0 ? 'on-track' : 'behind';
};
