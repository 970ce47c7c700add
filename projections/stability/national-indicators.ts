import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { EpisodeOf } from '../children/episodes-of.query.js';
import { childrenBehind, count, share, type Behind, type Figure } from '../figure.js';
import { headline } from '../sufficiency/counts.js';
import { settingOf, SETTINGS, type Setting } from '../sufficiency/settings.js';
import { changesInYear, threeOrMorePlacements, type Proportion, type TemporaryMoves } from './placements-in-year.js';
import { longTerm, samePlacementTwoYears } from './same-placement.js';

type Episodes = ReadonlyMap<string, readonly EpisodeOf[]>;

const behind = (children: readonly string[]): readonly Behind[] => children.map((id) => ({ kind: 'child', id }));

/** NI62 and NI63 over all children, as they are defined and as they would be otherwise, and in each setting. */
export const nationalIndicators = (inCare: readonly ChildInCare[], episodes: Episodes, asAt: CalendarDate): readonly Figure[] => [
  ...threePlacements('stability.threePlacements', 'Three or more placements in the year (NI62)', inCare, episodes, asAt),
  ...alternative(
    'stability.threePlacements.countingTemporary',
    'Three or more placements in the year, temporary moves counted',
    threeOrMorePlacements(inCare, episodes, asAt, 'counted'),
  ),
  oneMoveAway(inCare, episodes, asAt),
  ...sameHome('stability.longTerm', 'Same placement for two years (NI63)', inCare, episodes, asAt),
  ...alternative(
    'stability.longTerm.countingTemporary',
    'Same placement for two years, temporary moves counted',
    samePlacementTwoYears(inCare, episodes, asAt, { temporary: 'counted' }),
  ),
  ...alternative(
    'stability.longTerm.sixteenOrUnder',
    'Same placement for two years, aged 16 or under as the strategy says',
    samePlacementTwoYears(inCare, episodes, asAt, { under: 17 }),
  ),
  ...SETTINGS.flatMap((setting) => inSetting(setting, inCare, episodes, asAt)),
];

const inSetting = (
  setting: Setting,
  inCare: readonly ChildInCare[],
  episodes: Episodes,
  asAt: CalendarDate,
): readonly Figure[] => {
  const own = inCare.filter((child) => settingOf(child) === setting);
  const [id, words] = [setting.short, setting.setting];
  return [
    ...threePlacements(`stability.threePlacements.${id}`, `Three or more placements in the year, ${words}`, own, episodes, asAt),
    ...sameHome(`stability.longTerm.${id}`, `Same placement for two years, ${words}`, own, episodes, asAt),
  ];
};

const threePlacements = (
  id: string,
  words: string,
  inCare: readonly ChildInCare[],
  episodes: Episodes,
  asAt: CalendarDate,
): readonly Figure[] => {
  const { children, denominator } = threeOrMorePlacements(inCare, episodes, asAt);
  return [
    count(`${id}.inCare`, `${words}: children looked after`, 'children', childrenBehind(headline(inCare))),
    count(`${id}.count`, `${words}: children`, 'children', behind(children)),
    share(`${id}.percent`, `${words}: share`, behind(children), denominator),
  ];
};

const sameHome = (
  id: string,
  words: string,
  inCare: readonly ChildInCare[],
  episodes: Episodes,
  asAt: CalendarDate,
): readonly Figure[] => {
  const { children, denominator } = samePlacementTwoYears(inCare, episodes, asAt);
  return [
    count(
      `${id}.eligible`,
      `${words}: under 16 and looked after for two and a half years`,
      'children',
      childrenBehind(longTerm(inCare, asAt)),
    ),
    count(`${id}.stable`, `${words}: children`, 'children', behind(children)),
    share(`${id}.percent`, `${words}: share`, behind(children), denominator),
  ];
};

const alternative = (id: string, words: string, { children, denominator }: Proportion): readonly Figure[] => [
  count(`${id}.count`, `${words}: children`, 'children', behind(children)),
  share(`${id}.percent`, `${words}: share`, behind(children), denominator),
];

/** Children who would reach three placements in the year with their next move: those with one change of carer in it. */
export const oneMoveAway = (
  inCare: readonly ChildInCare[],
  episodes: Episodes,
  asAt: CalendarDate,
  temporary: TemporaryMoves = 'left out',
): Figure => {
  const near = headline(inCare).filter(({ child }) => changesInYear(episodes.get(child) ?? [], asAt, temporary) === 1);
  return count(
    'stability.oneMoveFromThird',
    'One move away from the third placement in the year',
    'children',
    childrenBehind(near),
  );
};
