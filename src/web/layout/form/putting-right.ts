import type { Fact } from '../../../domain/entry.js';
import { same } from '../../../domain/sameness.js';
import type { PutRightKind } from '../../paths.js';
import type { SectionName } from '../navigation.js';
import type { Fit, FormField, RecordingForm } from './form.js';

/** How what an entry tells is put right: what is asked, how a fact answers it, and the fact that other answers tell. */
export type Correction<F extends Fact = Fact> = Pick<RecordingForm<F>, 'fields' | 'unfitTogether'> & {
  readonly answersOf: (fact: F) => Fit;
  readonly right: (fit: Fit) => F;
};

/** What an entry told, and what is to be believed in its place; of one that is struck out, nothing. */
export type Change<F extends Fact = Fact> = { readonly was: F; readonly is: F | undefined };

/** What is known of putting right the entries of one kind of record. */
export interface PuttingRight<F extends Fact = Fact> {
  readonly kind: PutRightKind;
  readonly section: SectionName;
  /** What the record is of, such as “Household H1”, and where its page is. */
  about(id: string): { readonly caption: string; readonly href: string };
  /** Undefined where no form asks for what a fact tells. */
  correctionOf(fact: F): Correction<F> | undefined;
  doubts(change: Change<F>, id: string): readonly string[] | Promise<readonly string[]>;
  recordedHref(entry: number, id: string): string;
}

export const PUTTING_RIGHT = Symbol('PuttingRight');

/** By the form on which a fact is recorded; what the form does not ask for stays as it was. */
export const correctionBy = <F extends Fact>(
  fact: F, { fields, factOf, unfitTogether }: RecordingForm<F>, answersOf: (fact: F) => Fit = (one) => answersIn(fields, one),
): Correction<F> => ({
  fields,
  ...(unfitTogether ? { unfitTogether } : {}),
  answersOf,
  right: (fit) => changed(fact, factOf(answersOf(fact)), factOf(fit)) as F,
});

type Members = Readonly<Record<string, unknown>>;

/** Members of facts that have members of their own, which forms ask for by name. */
const PARTS = ['terms', 'details', 'identity'] as const;

/** What a fact says in answer to the fields of its form, each by the name of the member. */
export const answersIn = (fields: readonly FormField[], fact: Members): Fit =>
  Object.fromEntries(fields.flatMap((one) => {
    const said = [fact, ...PARTS.map((part) => (fact[part] ?? {}) as Members)].map((part) => part[one.name]).find((value) => value !== undefined);
    return said === undefined ? [] : [[one.name, answer(said, one)]];
  }));

const answer = (said: unknown, { codes = {} }: FormField): string => {
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  if (!Array.isArray(said)) return String(said);
  const several: readonly string[] = said.map(String);
  return [...Object.keys(codes).filter((code) => several.includes(code)), ...several.filter((code) => !Object.hasOwn(codes, code))].join(' ');
};

/** A fact with what differs between two facts of its form, member by member; the rest of it stays. */
const changed = (fact: Members, was: Members, is: Members): Members =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].reduce<Members>((so, member) => {
    if (same(was[member], is[member])) return so;
    const { [member]: before, ...rest } = so;
    const now = isPart(before) ? changed(before, (was[member] ?? {}) as Members, (is[member] ?? {}) as Members) : is[member];
    return now === undefined || (isPart(now) && Object.keys(now).length === 0) ? rest : { ...rest, [member]: now };
  }, fact);

const isPart = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
