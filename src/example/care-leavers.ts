import { birthday } from './days.js';
import { inCareOn, type Story } from './story.js';

/** In care for thirteen weeks or more after the fourteenth birthday, at least a day of them after the sixteenth. */
const isCareLeaver = ({ born, periods }: Story): boolean => {
  const [fourteen, sixteen] = [birthday(born, 14), birthday(born, 16)];
  const care = periods.filter(({ kind }) => kind === 'care');
  const days = care.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, fourteen)), 0);
  return days >= 91 && care.some(({ to }) => to > sixteen);
};

/** The age, 17 to 21, of the birthday that falls in the days asked of, if the child had left care by it. */
export const leaverBirthday = (story: Story, first: number, last: number): number | undefined => {
  const age = [17, 18, 19, 20, 21].find((years) => {
    const on = birthday(story.born, years);
    return on >= first && on <= last;
  });
  if (age === undefined || !isCareLeaver(story)) return undefined;
  const on = birthday(story.born, age);
  const left = story.periods.filter(({ kind, to }) => kind === 'care' && to <= on);
  const died = left.some(({ episodes }) => episodes.at(-1)?.ceased === 'E2');
  return left.length > 0 && !died && !inCareOn(story, on) ? age : undefined;
};
