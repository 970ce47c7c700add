import type { Progress } from './intake.js';

export const begun = (): Progress => ({ reading: true, done: 0, total: 0, since: performance.now() });

/** Tells how far it is, and since when: reading and what follows have each a pace of their own. Once rows are taken in, files are read between them. */
export const progressTold = (tell: (progress: Progress) => void) => {
  let { reading: before, since } = begun();
  return (reading: boolean, done: number, total: number): void => {
    if (reading && !before) return;
    if (reading !== before) [before, since] = [reading, performance.now()];
    tell({ reading, done, total, since });
  };
};
