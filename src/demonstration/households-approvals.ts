import { approvalTypes, type ApprovalType } from '../domain/carer/codes.js';
import type { Chance } from '../example/random.js';
import type { Margins } from './margins.js';

/** What a household is approved for, and what it is approved for once its approval was varied in the period, where it was. */
export type ApprovedTypes = { readonly types: readonly ApprovalType[]; readonly varied?: readonly ApprovalType[] };

/** How many households of each standing there are to share the printed approvals out among. */
export type Sharing = { readonly recruited: number; readonly left: number };

const TYPES = Object.keys(approvalTypes) as readonly ApprovalType[];

/** As a figure's id has it: `task-centred` is `taskCentred`. */
const inId = (type: string): string => type.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The types newly given to each of the printed number of households, so that each type is given as often as was printed:
 * always to those that have been given fewest.
 */
const givenIn = (margins: Margins): readonly (readonly ApprovalType[])[] => {
  const given: ApprovalType[][] = Array.from({ length: margins.of('carers.approvals.households') }, () => []);
  const printed = margins.under('carers.approvals.');
  const counts = TYPES.map((type) => [type, printed.get(inId(type)) ?? 0] as const);
  for (const [type, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const fewest = [...given.keys()].sort((a, b) => (given[a]?.length ?? 0) - (given[b]?.length ?? 0) || a - b);
    for (const place of fewest.slice(0, count)) given[place]?.push(type);
  }
  return given;
};

/**
 * Approvals as printed for the period: what recruits were approved for, what those that left had been approved for, and how
 * the approvals of on-going households were varied. As many approvals cease as were printed: two of each household that
 * left, and the rest by being varied away.
 */
export const approvalsShared = (margins: Margins, { recruited, left }: Sharing): {
  readonly recruits: readonly ApprovedTypes[]; readonly leavers: readonly ApprovedTypes[]; readonly varied: readonly ApprovedTypes[];
} => {
  const given = givenIn(margins);
  const recruits = given.slice(0, recruited).map((types): ApprovedTypes => ({ types }));
  const leavers = Array.from({ length: left }, (_, place): ApprovedTypes => ({
    types: place % 3 === 0 ? ['task-centred', 'respite-or-day-care'] : ['task-centred', 'long-term-or-permanent'],
  }));
  const dropped = margins.of('carers.approvals.ceased') - leavers.reduce((sum, { types }) => sum + types.length, 0);
  const changing = given.slice(recruited);
  const varied = changing.map((types, place): ApprovedTypes => {
    const others = TYPES.filter((type) => !types.includes(type)).sort((a, b) => liking(a, place) - liking(b, place));
    const drops = Math.floor((dropped * (place + 1)) / changing.length) - Math.floor((dropped * place) / changing.length);
    const keeps = drops === 0 || place % 4 === 0 ? 1 : 0;
    const kept = others.slice(drops, drops + keeps);
    return { types: [...others.slice(0, drops), ...kept], varied: [...types, ...kept] };
  });
  return { recruits, leavers, varied };
};

/** Which types an on-going household is likely to have had before. */
const liking = (type: ApprovalType, place: number): number => {
  const likely: readonly ApprovalType[] = ['respite-or-day-care', 'task-centred', 'long-term-or-permanent'];
  const at = likely.indexOf(type);
  return at === -1 ? likely.length : (at + place) % likely.length;
};

/** What a household whose approval was not varied is approved for. */
export const steadyTypes = (chance: Chance, kin: boolean): ApprovedTypes => ({
  types: kin
    ? chance.weighted<readonly ApprovalType[]>([[['long-term-or-permanent'], 6], [['connected-person'], 4]])
    : chance.weighted<readonly ApprovalType[]>([
        [['task-centred'], 38], [['task-centred', 'respite-or-day-care'], 20], [['long-term-or-permanent'], 20],
        [['task-centred', 'long-term-or-permanent'], 12], [['respite-or-day-care'], 6], [['fostering-plus'], 2], [['families-together'], 2],
      ]),
});
