/** One thing believed of a stretch. */
export type Said = { readonly label: string; readonly words: string };

/** A stretch of time as it was believed; `about` and `from` tell which it is. */
export type Believed = { readonly about: string; readonly from: string; readonly to: string | null; readonly says: readonly Said[] };

/** A stretch after a step, with what the step made of it. */
export type Changed = Believed & {
  readonly what: 'new' | 'changed' | 'gone' | 'same';
  /** Of what changed: the words before. */
  readonly before: ReadonlyMap<string, string>;
};

const keyOf = ({ about, from }: Believed): string => `${about} ${from}`;
/** The label under which the end of a stretch is told. */
export const END = 'To';

const allSaid = ({ to, says }: Believed): ReadonlyMap<string, string> => new Map([[END, to ?? ''], ...says.map(({ label, words }) => [label, words] as const)]);

/** What a step changed: stretches in the order of their days, what is no longer believed among them. */
export const changedStretches = (before: readonly Believed[], after: readonly Believed[]): readonly Changed[] => {
  const were = grouped(before);
  const now = after.map((one): Changed => {
    const was = were.get(keyOf(one))?.shift();
    if (!was) return { ...one, what: 'new', before: new Map() };
    const [old, said] = [allSaid(was), allSaid(one)];
    const differing = [...new Set([...old.keys(), ...said.keys()])].filter((label) => old.get(label) !== said.get(label));
    return { ...one, what: differing.length === 0 ? 'same' : 'changed', before: new Map(differing.map((label) => [label, old.get(label) ?? ''])) };
  });
  const gone = [...were.values()].flat().map((one): Changed => ({ ...one, what: 'gone', before: new Map() }));
  return [...now, ...gone].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
};

const grouped = (all: readonly Believed[]): Map<string, Believed[]> => {
  const groups = new Map<string, Believed[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
};
