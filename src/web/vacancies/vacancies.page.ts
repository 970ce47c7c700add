import type { VacanciesTold } from '../../asking/vacancies.js';
import { CRITERIA, type Criterion, type PlaceMatched } from '../../asking/vacancies-matched.js';
import { approvalTypes } from '../../domain/carer/codes.js';
import { sexes, type CodeList } from '../../domain/codes.js';
import { judgements, provisionTypes, type Judgement, type ProvisionType } from '../../domain/provider/codes.js';
import { areas } from '../../words/home-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { areaChoices, criterionWords, livingWords, tierWords, vacancyWords as words } from '../../words/vacancy-words.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { approvedForShown } from '../layout/record-told.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { carriedFrom, type ForChild, type VacanciesRead } from './vacancies.form.js';

/** As many as are shown at once, and of those that miss one thing. */
const AT_ONCE = 30;
const NEARLY = 10;

/** Everything vacancies.njk shows. */
export const vacanciesPage = (read: VacanciesRead, told: VacanciesTold, forChild: ForChild | null, mayUse: boolean) => {
  const { places, nearly } = told;
  const child = mayUse ? forChild?.child : undefined;
  const carried = carriedFrom(read, forChild?.child);
  const pages = Math.max(1, Math.ceil(places.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  const shown = places.slice((page - 1) * AT_ONCE, page * AT_ONCE);
  const of = pages > 1 ? ` (page ${page} of ${pages})` : '';
  return {
    ...barOf(read, forChild, []),
    title: `${words.title}: ${number(places.length)}${of}`,
    heading: `${words.title}: ${number(places.length)}`,
    caption: `From ${dayInWords(read.on)}${forChild ? `. ${words.forChild(forChild.child)}` : ''}`,
    asOf: words.asOf,
    notRead: [...places, ...nearly].some(({ area }) => area === 'not-read') ? outOfReachWords.notShown('Where households live') : undefined,
    tables: [
      ...(shown.length > 0 ? [{ id: 'places', caption: `${counted(places.length, 'place to look at', 'places to look at')}${of}`, rows: shown.map((one) => rowOf(one, child)) }] : []),
      ...(places.length <= AT_ONCE && nearly.length > 0
        ? [{ id: 'nearly', caption: `${words.nearly}${nearly.length > NEARLY ? `: the first ${NEARLY} of ${number(nearly.length)}` : ''}`, rows: nearly.slice(0, NEARLY).map((one) => rowOf(one, child)) }]
        : []),
    ],
    nothing: places.length === 0 ? { heading: words.none, relaxed: relaxedShown(told, carried) } : undefined,
    usable: child !== undefined,
    pagination: pagination(page, pages, (to) => `${paths.vacancies({ ...carried, page: to === 1 ? undefined : to })}#places`),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const vacanciesUnanswered = (read: VacanciesRead, forChild: ForChild | null, errors: readonly FieldError[]) => ({
  ...barOf(read, forChild, errors),
  title: words.title,
  heading: words.title,
  unanswered: true,
  errorSummary: errorSummary(errors),
});

const barOf = (read: VacanciesRead, forChild: ForChild | null, errors: readonly FieldError[]) => {
  const { typed, good } = read;
  const input = (name: 'on' | 'age' | 'oldest' | 'together') => {
    const wrong = errors.find(({ field }) => field === name);
    return { id: name, name, value: typed[name], label: { text: words[name].label }, hint: { text: words[name].hint }, errorMessage: wrong ? { text: wrong.text } : undefined };
  };
  return {
    section: 'vacancies' as const,
    action: paths.vacancies(),
    child: forChild?.child,
    childLine: forChild ? words.usedOf(forChild.child) : undefined,
    back: forChild ? { text: `Child ${forChild.child}`, href: paths.child(forChild.child) } : undefined,
    inputs: { on: input('on'), age: input('age'), oldest: input('oldest'), together: input('together') },
    selects: {
      sex: { label: words.sex, items: items(sexes, typed.sex, words.any) },
      kind: { label: words.kind, items: items(livingWords, typed.kind, words.any) },
      for: { label: words.approvedFor, items: items(approvalTypes, typed.for, words.any) },
      area: { label: words.area, items: items(areaChoices, typed.area, words.anywhere) },
    },
    good: [{ value: 'yes', text: words.good, checked: good }],
  };
};

const items = (list: CodeList<string>, chosen: string, any: string) => [
  { value: '', text: any, selected: chosen === '' },
  ...Object.entries(list).map(([value, { words: text }]) => ({ value, text, selected: value === chosen })),
];

/** What lets one criterion go, in an address. */
const LET_GO: Readonly<Record<Criterion, Readonly<Record<string, undefined>>>> = {
  kind: { kind: undefined }, together: { together: undefined }, age: { age: undefined, oldest: undefined }, sex: { sex: undefined },
  approvedFor: { for: undefined }, area: { area: undefined }, goodOnly: { good: undefined },
};

const relaxedShown = ({ relaxed }: VacanciesTold, carried: ReturnType<typeof carriedFrom>) => ({
  intro: relaxed.length > 0 ? words.relaxIntro : words.relaxNothing,
  ways: relaxed.map(({ criterion, places }) => ({
    text: words.relax(criterionWords[criterion], counted(places, 'place', 'places')),
    href: paths.vacancies({ ...carried, ...LET_GO[criterion] }),
  })),
});

const rowOf = (place: PlaceMatched, child: string | undefined) => ({
  id: place.id,
  what: place.kind === 'carer' ? words.household : words.home,
  href: place.kind === 'carer' ? paths.carer(place.id) : paths.provider(place.id),
  tier: tierWords[place.tier],
  living: place.kind === 'carer' ? livingWords.fostering.words : provisionTypes[place.provision as ProvisionType].words,
  types: place.kind === 'carer' ? approvedForShown(place.approvedFor) : '',
  vacant: place.vacant === null ? words.onlyAgency : place.atMost ? words.atMost(place.vacant) : number(place.vacant),
  ages: place.ageFrom === null || place.ageTo === null ? words.notRecorded : `${place.ageFrom} to ${place.ageTo}`,
  where: place.area === 'not-read' ? words.notRead : areas[place.area].words,
  judgement: judged(place),
  fits: (
    [
      [words.matches, CRITERIA.filter((one) => place.answers[one] === true)], [words.misses, place.misses], [words.ask, place.unknown],
    ] as const
  ).filter(([, criteria]) => criteria.length > 0).map(([label, criteria]) => ({ label, words: criteria.map((one) => criterionWords[one]).join(', ') })),
  useHref: child === undefined ? undefined : paths.moveTo(child, place.kind === 'carer' ? { carer: place.id } : { urn: place.id }),
});

const judged = ({ judgement }: PlaceMatched): string => {
  if (judgement === undefined) return words.notJudged;
  return judgement === null ? 'Not inspected yet' : judgements[judgement as Judgement].words;
};
