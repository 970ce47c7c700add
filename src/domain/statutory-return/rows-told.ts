import { collectionYearOf, firstDayOf, lastDayOf, type CalendarDate, type CollectionYear } from '../calendar.js';
import { isShortBreak, isTemporary } from '../codes.js';
import { episodesOf, type Episode } from '../child/episodes.js';
import type { ChildFact, ChildReviewed, ParticularsRecorded, StatedFact } from '../child/events.js';
import type { TableName } from './tables.js';

/** A row to be returned: its table, and its cells that are not blank, without the child's reference. */
export type ToldRow = { readonly table: TableName; readonly cells: Readonly<Record<string, string>> };

/**
 * What one year's return tells of a child, from the child's facts in effect order. Every episode that
 * touches the year is told with its own start; one that lasts beyond the year's end is told as open.
 * So is everything else that lasts for a time.
 */
export const rowsTold = (facts: readonly ChildFact[], year: CollectionYear): readonly ToldRow[] => {
  const episodes = episodesOf(facts).filter((episode) => touches(episode, year));
  const who = facts.findLast((fact): fact is ParticularsRecorded => fact.type === 'ParticularsRecorded');
  const inCare = [
    ...episodes.map((episode) => episodeRow(episode, year)),
    ...(episodes.length > 0 ? asylumRow(facts, who) : []),
    ...(episodes.some(asksOfPermanence) ? permanenceRow(facts, year) : []),
    ...missingRows(facts, year, who),
  ];
  const others = facts.flatMap((fact) =>
    fact.type === 'ChildReviewed'
      ? reviewRow(fact, year, who?.dateOfBirth)
      : statedRow(fact, facts, year, episodes.length > 0),
  );
  return inCare.length + others.length === 0 ? [] : [...headerRow(who), ...inCare, ...others];
};

const touches = ({ from, to }: Episode, year: CollectionYear): boolean =>
  from <= lastDayOf(year) && (to === null || to >= firstDayOf(year));

const row = (table: TableName, cells: Readonly<Record<string, string | null | undefined>>): ToldRow => ({
  table,
  cells: Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => Boolean(cell[1]))),
});

const episodeRow = (episode: Episode, year: CollectionYear): ToldRow => {
  const ended = episode.to !== null && episode.to <= lastDayOf(year) ? episode.to : null;
  const { placement, away, postcodes } = episode;
  return row('Episodes', {
    DECOM: episode.from,
    RNE: episode.reasonForNewEpisode,
    LS: episode.legalStatus,
    CIN: episode.categoryOfNeed,
    PLACE: away ?? placement.type,
    PLACE_PROVIDER: away || isTemporary(placement.type) ? null : placement.provider,
    DEC: ended,
    REC: ended && episode.reasonCeased,
    REASON_PLACE_CHANGE: ended && episode.changeReason,
    HOME_POST: postcodes.homePostcode,
    PL_POST: postcodes.placementPostcode,
    URN: away ? episode.awayUrn : placement.urn,
  });
};

const headerRow = (who: ParticularsRecorded | undefined): readonly ToldRow[] =>
  who
    ? [
        row('Header', {
          SEX: who.sex,
          DOB: who.dateOfBirth,
          ETHNIC: who.ethnicity,
          UPN: who.identity?.upn,
          MOTHER: who.mother === undefined ? null : String(Number(who.mother)),
          MC_DOB: who.motherOfChildBornOn,
        }),
      ]
    : [];

const asylumRow = (facts: readonly ChildFact[], who: ParticularsRecorded | undefined): readonly ToldRow[] => {
  const status = facts.findLast(({ type }) => type === 'AsylumStatusRecorded');
  return status?.type === 'AsylumStatusRecorded' && who
    ? [row('UASC', { SEX: who.sex, DOB: who.dateOfBirth, DUC: status.ceasedOn })]
    : [];
};

/** Asked of whoever came into care from April 2016 on, short breaks apart (V:630, V:634). */
const asksOfPermanence = ({ careBegan, legalStatus }: Episode): boolean =>
  careBegan >= firstDayOf(2017) && !isShortBreak(legalStatus);

/** The last word on it by the year's end. */
const permanenceRow = (facts: readonly ChildFact[], year: CollectionYear): readonly ToldRow[] => {
  const said = facts.filter(({ effectiveOn }) => effectiveOn <= lastDayOf(year));
  const fact = said.findLast(({ type }) => type === 'PreviousPermanenceStated') as StatedFact | undefined;
  return fact ? [row('PrevPerm', fact.stated)] : [];
};

const ENDS_MISSING: ReadonlySet<string> = new Set(['ChildFound', 'ChildDischarged', 'EpisodeCeased']);

const missingRows = (
  facts: readonly ChildFact[], year: CollectionYear, who: ParticularsRecorded | undefined,
): readonly ToldRow[] =>
  facts.flatMap((fact, place) => {
    if (fact.type !== 'ChildWentMissing' || fact.effectiveOn > lastDayOf(year)) return [];
    const found = facts.slice(place + 1).find(({ type }) => ENDS_MISSING.has(type));
    if (found && found.effectiveOn < firstDayOf(year)) return [];
    const until = found && found.effectiveOn <= lastDayOf(year) ? found.effectiveOn : null;
    const cells = { DOB: who?.dateOfBirth, MISSING: fact.kind, MIS_START: fact.effectiveOn, MIS_END: until };
    return [row('Missing', cells)];
  });

const reviewRow = (
  { effectiveOn, participation }: ChildReviewed, year: CollectionYear, born: CalendarDate | undefined,
): readonly ToldRow[] =>
  collectionYearOf(effectiveOn) === year
    ? [row('Reviews', { DOB: born, REVIEW: effectiveOn, REVIEW_CODE: participation })]
    : [];

/** Tables of what is said once, and of what lasts for a time: there, the columns that tell of its end. */
const STATED: Readonly<Partial<Record<ChildFact['type'], readonly [table: TableName, ended?: string, why?: string]>>> = {
  HealthOutcomesStated: ['OC2'],
  CareLeaverStated: ['OC3'],
  AdoptionStated: ['AD1'],
  AdoptionPlanStated: ['PlacedAdoption', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  SocialWorkerStated: ['SWEpisodes', 'SW_DEC', 'SW_REASON'],
  DeprivationOfLibertyStated: ['DoLo', 'DOLO_END'],
};

const statedRow = (
  fact: ChildFact, facts: readonly ChildFact[], year: CollectionYear, inCare: boolean,
): readonly ToldRow[] => {
  const [table, ended, why] = STATED[fact.type] ?? [];
  if (!table) return [];
  const { stated, identity } = fact as StatedFact;
  const cells = { ...stated, ...identity };
  const said = fact.type === 'AdoptionStated' ? adoptedOn(facts, fact.effectiveOn) : fact.effectiveOn;
  const saidIn = collectionYearOf(said);
  if (!ended) return saidIn === year ? [row(table, cells)] : [];
  const until = stated[ended];
  const lasts = inCare && saidIn < year && (until === undefined || until >= firstDayOf(year));
  if (saidIn !== year && !lasts) return [];
  const goesOn = until !== undefined && until > lastDayOf(year);
  return [row(table, goesOn ? { ...cells, [ended]: null, ...(why ? { [why]: null } : {}) } : cells)];
};

/** An adoption is told in the year in which care ended with it, though the decision may be of an earlier one. */
const adoptedOn = (facts: readonly ChildFact[], decided: CalendarDate): CalendarDate =>
  facts.find(
    (fact) => fact.type === 'ChildDischarged' && /^E1[12]$/.test(fact.reason) && fact.effectiveOn >= decided,
  )?.effectiveOn ?? decided;
