import { exampleAuthority } from './authority.js';
import { leaverBirthday } from './care-leavers.js';
import { yearDays } from './days.js';
import { familyOf } from './family.js';
import { storyOf } from './life-story.js';
import { chanceFrom } from './random.js';
import { settingOf } from './settings.js';
import { episodesOf, MOST_CHILDREN, numbered, type Child, type Story } from './story.js';

export type Population = {
  readonly children: number;
  readonly firstYear: number;
  readonly years: number;
  readonly seed: number;
};

/** Purposes for which chance is drawn apart, so that a change in one does not disturb the others. */
const [FAMILY, STORY] = [1, 2];

/**
 * The children of whom the returns have something to tell, family by family. As many as asked for have an episode in
 * the years; care leavers, of whom only the later birthdays are told, come on top. They come one at a time, so that
 * any number fits in memory.
 */
export function* childrenOf({ children, firstYear, years, seed }: Population): Generator<Child> {
  if (children > MOST_CHILDREN / 2) throw new RangeError(`at most ${MOST_CHILDREN / 2} children have numbers`);
  const authority = exampleAuthority(children);
  const span = { first: yearDays(firstYear).first, last: yearDays(firstYear + years - 1).last };
  let looked = 0;
  let ordinal = 0;
  for (let index = 0; looked < children; index += 1) {
    const chance = chanceFrom(seed, FAMILY, index);
    const family = familyOf(chance, index, span);
    const together = settingOf(chance, authority, { type: 'U6', home: family.homePostcode });
    for (const [place, member] of family.members.entries()) {
      const story = storyOf({ chance: chanceFrom(seed, STORY, index, place), authority, family, member, together });
      const inYears = touches(story, span);
      if (looked >= children || !(inYears || comesOfAge(story, firstYear, years))) continue;
      if (inYears) looked += 1;
      yield numbered(ordinal, story);
      ordinal += 1;
    }
  }
}

type Span = { readonly first: number; readonly last: number };

const touches = (story: Story, { first, last }: Span): boolean =>
  episodesOf(story).some(({ from, to }) => from <= last && (to === undefined || to >= first));

const comesOfAge = (story: Story, firstYear: number, years: number): boolean =>
  Array.from({ length: years }, (_, place) => yearDays(firstYear + place)).some(
    ({ first, last }) => leaverBirthday(story, first, last) !== undefined,
  );
