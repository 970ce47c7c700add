import { count, share, type Behind, type Figure } from '../figure.js';
import type { CareLeaver } from './young-people.js';

/** The leaving care records of some young people. */
export const recordsBehind = (leavers: readonly CareLeaver[]): readonly Behind[] => leavers.map(({ id }) => ({ kind: 'leaver', id }));

export const recorded = (id: string, words: string, leavers: readonly CareLeaver[]): Figure =>
  count(id, words, 'care leavers', recordsBehind(leavers));

/** Those of whom something is so, and which share they are of all of whom it is asked. */
export const recordedOf = (id: string, words: string, all: readonly CareLeaver[], isSo: (one: CareLeaver) => boolean): readonly Figure[] => {
  const some = all.filter(isSo);
  return [{ ...recorded(id, words, some), of: all.length }, share(`${id}.percent`, `${words}, in percent`, recordsBehind(some), all.length)];
};
