/**
 * The plain answer to every question about a day and an entry, kept apart from the product's own way of working it out:
 * a list of commands; those wholly known are taken, what was struck out is left out, the rest is sorted, and then the
 * calendar is walked one day after another. It shares no code with the rules or the views, and is as slow as it is plain.
 */
type OraclePlacement = {
  readonly type?: string;
  readonly provider?: string;
  readonly urn?: string;
  readonly home?: string;
  readonly carer?: string;
  readonly authority?: string;
  readonly distance?: number;
};
/** An event of any type, by whatever members it may have. */
type OracleEvent = {
  readonly type: string;
  readonly effectiveOn?: string;
  readonly began?: string;
  readonly corrects?: string;
  readonly entry?: string;
  readonly reason?: string;
  readonly reasonForNewEpisode?: string;
  readonly legalStatus?: string;
  readonly categoryOfNeed?: string;
  readonly placement?: OraclePlacement;
  readonly kind?: string;
  readonly urn?: string;
  readonly dateOfBirth?: string;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly disability?: string;
  readonly mother?: boolean;
  readonly ceasedOn?: string;
};
type OracleFact = OracleEvent & { readonly effectiveOn: string };
type OracleEntry = { readonly id: string; readonly number: number; readonly event: OracleEvent };
export type OracleCommand = { readonly child: string; readonly entries: readonly OracleEntry[] };

/** A row of a view: the view's name, whose it is, and its columns. */
export type OracleRow = {
  readonly view: string;
  readonly child: string;
  readonly row: Readonly<Record<string, unknown>>;
};

const LASTING = 2_147_483_647;
const DAY = 86_400_000;
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** How things stand when a day is over. */
type Standing = {
  inCare: boolean;
  care: number;
  admitted: boolean;
  episode: number;
  letters: string[];
  status: string;
  statusSince: number;
  need: string;
  placement: OraclePlacement;
  placementSince: number;
  away: string | null;
  awayUrn: string | null;
};

type Life = {
  readonly days: Map<number, Standing>;
  readonly last: number;
  /** How each time in care ended, by the day it began, and why the child left a placement on a day. */
  readonly endings: Map<number, string>;
  readonly leaving: Map<number, string | null>;
  readonly missing: { from: number; to: number; kind: string }[];
  readonly who: OracleFact | null;
  readonly asylum: OracleFact | null;
};

export const factsKnown = (
  commands: readonly OracleCommand[],
  child: string,
  knownAt: number,
): readonly OracleFact[] => {
  const known = commands
    .filter((command) => command.child === child && (command.entries.at(-1)?.number ?? 0) <= knownAt)
    .flatMap(({ entries }) => entries);
  const gone = known.filter(({ event }) => event.type === 'EntryStruckOut').map(({ event }) => event.entry);
  const left = known.filter(({ id, event }) => event.type !== 'EntryStruckOut' && !gone.includes(id));
  const placeOf = (entry: OracleEntry): number => {
    let at = entry;
    for (;;) {
      const before = known.find(({ id }) => id === at.event.corrects);
      if (!before || before.event.effectiveOn !== entry.event.effectiveOn) return at.number;
      at = before;
    }
  };
  const key = (entry: OracleEntry): string =>
    [
      entry.event.effectiveOn,
      entry.event.began ?? entry.event.effectiveOn,
      String(placeOf(entry)).padStart(9, '0'),
      String(entry.number).padStart(9, '0'),
    ].join(' ');
  return [...left].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ event }) => event as OracleFact);
};

const BEGINS = [
  'ChildAdmitted',
  'ChildAlreadyInCare',
  'ChildMoved',
  'PlacementDetailsChanged',
  'LegalStatusChanged',
  'ChildTemporarilyAbsent',
  'ChildReturned',
];
const LETTER: Record<string, string> = {
  ChildAdmitted: 'S',
  ChildAlreadyInCare: 'P',
  ChildMoved: 'P',
  PlacementDetailsChanged: 'T',
  LegalStatusChanged: 'L',
  ChildTemporarilyAbsent: 'P',
  ChildReturned: 'P',
};
const WITH_STATUS: Record<string, string> = { P: 'B', T: 'U', L: 'L', S: 'S' };

const letterOf = (fact: OracleFact): string => {
  if (fact.reasonForNewEpisode) return fact.reasonForNewEpisode;
  const letter = LETTER[fact.type] as string;
  return fact.type === 'ChildAlreadyInCare' || fact.legalStatus === undefined
    ? letter
    : (WITH_STATUS[letter] as string);
};

export const liveLife = (facts: readonly OracleFact[]): Life => {
  const life: Life = {
    days: new Map(),
    endings: new Map(),
    leaving: new Map(),
    missing: [],
    last: Math.max(0, ...facts.map(({ effectiveOn }) => dayOf(effectiveOn))),
    who: facts.findLast(({ type }) => type === 'ParticularsRecorded') ?? null,
    asylum: facts.findLast(({ type }) => type === 'AsylumStatusRecorded') ?? null,
  };
  let now: Standing = {
    inCare: false,
    care: 0,
    admitted: false,
    episode: 0,
    letters: [],
    status: '',
    statusSince: 0,
    need: '',
    placement: {},
    placementSince: 0,
    away: null,
    awayUrn: null,
  };
  const inCareFacts = facts.filter(({ type }) => BEGINS.includes(type) || /Discharged|Ceased|Missing|Found/.test(type));
  const first = Math.min(...inCareFacts.map(({ effectiveOn }) => dayOf(effectiveOn)));
  for (let day = first; day <= life.last; day += 1) {
    for (const fact of inCareFacts) if (dayOf(fact.effectiveOn) === day) now = happen(now, fact, day, life);
    life.days.set(day, now);
  }
  return life;
};

const happen = (before: Standing, fact: OracleFact, day: number, life: Life): Standing => {
  if (fact.type === 'ChildWentMissing') life.missing.push({ from: day, to: LASTING, kind: fact.kind ?? '' });
  if (fact.type === 'ChildFound') for (const one of life.missing) if (one.to === LASTING) one.to = day;
  if (fact.type === 'ChildDischarged' || fact.type === 'EpisodeCeased') {
    if (before.inCare) life.endings.set(before.care, fact.reason ?? 'X1');
    return { ...before, inCare: false };
  }
  if (!BEGINS.includes(fact.type)) return before;
  const comes = fact.type === 'ChildAdmitted' || fact.type === 'ChildAlreadyInCare';
  if (!before.inCare && !comes) return before;
  if (before.inCare && before.episode < day) life.leaving.set(before.episode, fact.reason ?? null);
  if (before.inCare && comes) life.endings.set(before.care, 'X1');
  const now: Standing = { ...before, inCare: true, episode: day };
  const sameDay =
    before.inCare &&
    before.episode === day &&
    !(comes && (before.care !== day || before.admitted !== (fact.type === 'ChildAdmitted')));
  now.letters = sameDay ? [...before.letters, letterOf(fact)] : [letterOf(fact)];
  if (comes) {
    now.care = day;
    now.admitted = fact.type === 'ChildAdmitted';
    now.status = '';
    now.away = null;
    now.awayUrn = null;
  }
  if (fact.legalStatus !== undefined && fact.legalStatus !== now.status) {
    now.status = fact.legalStatus;
    now.statusSince = day;
  }
  if (fact.categoryOfNeed !== undefined) now.need = fact.categoryOfNeed;
  if (fact.placement !== undefined) now.placement = fact.placement;
  if (comes || fact.type === 'ChildMoved') now.placementSince = day;
  if (fact.type === 'ChildTemporarilyAbsent') {
    now.away = fact.kind ?? null;
    now.awayUrn = fact.urn ?? null;
  } else if (fact.type !== 'LegalStatusChanged' || fact.placement !== undefined) {
    now.away = null;
    now.awayUrn = null;
  }
  return now;
};

const reasonOf = (letters: readonly string[]): string => {
  const any = (codes: string): boolean => letters.some((letter) => codes.includes(letter));
  if (letters[0] === 'S') return 'S';
  if (any('PB')) return any('LBU') ? 'B' : 'P';
  if (any('TU')) return any('LBU') ? 'U' : 'T';
  return 'L';
};

export const standingOn = (life: Life, day: number): Standing | null => {
  const standing = life.days.get(Math.min(day, life.last));
  return standing?.inCare ? standing : null;
};

/** The unbroken run of days about a day on which the same was said, `[from, to)`. */
const runOf = (
  life: Life,
  day: number,
  said: (standing: Standing) => unknown,
): { valid_from: number; valid_to: number } => {
  const word = JSON.stringify(said(standingOn(life, day) as Standing));
  const alike = (other: number): boolean => {
    const standing = standingOn(life, other);
    return standing !== null && JSON.stringify(said(standing)) === word;
  };
  let [from, to] = [Math.min(day, life.last), Math.min(day, life.last) + 1];
  while (alike(from - 1)) from -= 1;
  while (to <= life.last && alike(to)) to += 1;
  return { valid_from: from, valid_to: to > life.last ? LASTING : to };
};

const tenths = (distance: number | undefined): number | null =>
  distance === undefined ? null : Math.round(distance * 10);

const placementTold = ({
  placement: { type, provider, urn, home, carer, authority, distance },
  placementSince,
}: Standing) => ({
  placement_began: placementSince,
  placement_type: type,
  provider: provider ?? null,
  urn: urn ?? null,
  home: home ?? null,
  carer: carer ?? null,
  placement_authority: authority ?? null,
  distance_tenths: tenths(distance),
});

const careTold = ({ care, admitted }: Standing) => [care, admitted];

const episodeRow = (life: Life, day: number, now: Standing) => {
  const run = runOf(life, day, ({ episode, care, admitted }) => [episode, care, admitted]);
  const lasts = run.valid_to === LASTING;
  const after = lasts ? null : standingOn(life, run.valid_to);
  const goesOn = after !== null && JSON.stringify(careTold(after)) === JSON.stringify(careTold(now));
  const ceased = lasts ? null : goesOn ? 'X1' : (life.endings.get(now.care) ?? 'X1');
  const { placement_began: _began, ...own } = placementTold(now);
  return {
    ...run,
    ...own,
    reason_for_new_episode: reasonOf(now.letters),
    reason_ceased: ceased,
    change_reason: ceased === 'X1' ? (life.leaving.get(now.episode) ?? null) : null,
    legal_status: now.status,
    legal_status_began: now.statusSince,
    category_of_need: now.need,
    placement_type: now.away ?? now.placement.type,
    usual_placement_type: now.placement.type,
    provider: now.away ? null : (now.placement.provider ?? null),
    usual_provider: now.placement.provider ?? null,
    urn: now.away ? now.awayUrn : (now.placement.urn ?? null),
    home: now.away ? null : (now.placement.home ?? null),
    care_began: now.care,
    admission_known: now.admitted ? 1 : 0,
    placement_began: now.placementSince,
  };
};

/** Every row of every view that holds on a day, of one life. */
export const rowsOn = (life: Life, day: number): readonly Omit<OracleRow, 'child'>[] => {
  const rows: Omit<OracleRow, 'child'>[] = [];
  const now = standingOn(life, day);
  if (now) {
    rows.push({ view: 'episode', row: episodeRow(life, day, now) });
    const care = runOf(life, day, careTold);
    const end = standingOn(life, Math.min(care.valid_to - 1, life.last)) as Standing;
    const reason = care.valid_to === LASTING ? null : (life.endings.get(now.care) ?? 'X1');
    rows.push({
      view: 'period_of_care',
      row: {
        ...care,
        care_began: now.care,
        admission_known: now.admitted ? 1 : 0,
        category_of_need: end.need,
        reason_ceased: reason === 'X1' ? null : reason,
      },
    });
    rows.push({ view: 'placement', row: { ...runOf(life, day, placementTold), ...placementTold(now) } });
    rows.push({ view: 'legal_status', row: { ...runOf(life, day, ({ status }) => status), legal_status: now.status } });
    if (now.away) rows.push({ view: 'absence', row: { ...runOf(life, day, ({ away }) => away), kind: now.away } });
    for (const { from, to, kind } of life.missing) {
      const then = standingOn(life, from);
      if (!then || from > day || day >= to || JSON.stringify(careTold(then)) !== JSON.stringify(careTold(now)))
        continue;
      rows.push({ view: 'absence', row: { valid_from: from, valid_to: Math.min(to, care.valid_to), kind } });
    }
  }
  const { who, asylum } = life;
  const born = who?.dateOfBirth === undefined ? Infinity : dayOf(who.dateOfBirth);
  if (who && born <= day)
    rows.push({
      view: 'particulars',
      row: {
        valid_from: born,
        valid_to: LASTING,
        date_of_birth: born,
        sex: who.sex,
        ethnicity: who.ethnicity,
        disability: who.disability ?? null,
        mother: who.mother === undefined ? null : who.mother ? 1 : 0,
        child_born: null,
        asylum_from: asylum ? dayOf(asylum.effectiveOn) : null,
        asylum_to: asylum ? (asylum.ceasedOn ? dayOf(asylum.ceasedOn) : LASTING) : null,
      },
    });
  return rows;
};
