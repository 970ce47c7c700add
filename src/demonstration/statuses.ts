import type { DayNumber } from '../domain/calendar.js';
import type { LegalStatus } from '../domain/codes.js';
import type { Chance } from '../example/random.js';
import type { Leaving } from './leaving-care.js';
import type { Stay } from './world.js';

export type Status = { readonly from: DayNumber; readonly status: LegalStatus };

/** What decides the law's course for a child: `[from, to)`, and where the child lived. */
export type InLaw = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly born: DayNumber;
  readonly stays: readonly Stay[];
  /** How it ended, where it did. */
  readonly leaving: Leaving | undefined;
  readonly asylum: boolean;
};

/** Under which legal status a child was, from when: a care order must stand before a child is with parents, a placement order before adoption. */
export const statusesOf = (chance: Chance, life: InLaw): readonly Status[] => {
  const { from, to, stays, asylum } = life;
  if (asylum) return [{ from, status: 'V2' }];
  const custody = stays.find(({ type }) => type === 'R5');
  const adoption = stays.find(({ type }) => type.startsWith('A'));
  const parents = stays.find(({ type }) => type === 'P1');
  const steps: Status[] = [firstStatus(chance, life, parents?.from === from)];
  const last = () => steps.at(-1) as Status;
  const step = (on: DayNumber, status: LegalStatus) => {
    if (on < to && on > last().from && status !== last().status) steps.push({ from: on, status });
  };
  if (last().status === 'L1' || last().status === 'L2') step(from + (last().status === 'L1' ? 2 : 8), chance.yes(0.8) ? 'C1' : 'V2');
  const courted = chance.yes(to - from > 500 ? 0.8 : 0.4) || parents !== undefined || adoption !== undefined;
  const early = Math.min(parents?.from ?? Infinity, adoption ? adoption.from - 60 : Infinity);
  if (last().status === 'V2' && courted) step(Math.min(from + chance.spread([20, 60, 120, 240, 420]), early), 'C1');
  const answered = last().from + chance.spread([110, 180, 215, 270, 400]);
  if (adoption) step(Math.max(Math.min(answered, adoption.from - 5), last().from + 1), 'E1');
  else if (last().status === 'C1') step(answered, chance.yes(familyFound(life, answered)) ? 'E1' : 'C2');
  if (!adoption && last().status === 'E1') step(last().from + chance.spread([200, 330, 470, 640, 900]), 'C2');
  if (custody) step(custody.from, 'J1');
  return steps;
};

/** How likely the court's answer is a placement order for a child who is not placed for adoption yet, or for whom no family is found. */
const familyFound = ({ born, leaving, stays }: InLaw, on: DayNumber): number => {
  if (leaving !== undefined || !stays.at(-1)?.type.startsWith('U') || stays.some(({ type }) => type === 'P1')) return 0;
  const age = (on - born) / 365.25;
  return age < 2 ? 0.6 : age < 5 ? 0.4 : age < 7 ? 0.1 : 0;
};

const firstStatus = (chance: Chance, { from, to, born }: InLaw, withParents: boolean): Status => {
  const age = (from - born) / 365.25;
  if (withParents) return { from, status: 'C1' };
  const older = age > 12;
  return {
    from,
    status: chance.weighted<LegalStatus>([
      ['V2', older ? 66 : 36], ['C1', older ? 18 : 50], ['L1', to - from > 2 ? 8 : 0], ['L2', to - from > 8 ? 4 : 0], ['C2', to - from > 600 ? 2 : 0],
    ]),
  };
};
