import { dateOfDay, dayNumber, type CalendarDate } from '../domain/calendar.js';
import type { PlanFact, TargetSet } from '../domain/plan/events.js';
import { eveningOf } from './balance.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { instantOn } from './supply-recorded.js';

const PLAN = 'strategy-2019-2022';
const ADOPTED = '2019-02-18' as CalendarDate;
const END = '2022-03-31' as CalendarDate;

type Wanted = Pick<TargetSet, 'target' | 'measure' | 'figure' | 'words' | 'direction' | 'owner'> & {
  /** In the figure's unit. */
  readonly to: number;
  readonly due?: CalendarDate;
};

/** What the strategy means to reach; its aims are the council's, the values to reach and the roles are ours. */
const WANTED: readonly Wanted[] = [
  {
    target: 'in-house-share', measure: 'sufficiency', figure: 'fostering.inHouse.percentOfFostered', direction: 'raise', to: 55,
    words: 'More fostered children live with the council’s own carers', owner: 'Head of fostering',
  },
  {
    target: 'agency-placements', measure: 'sufficiency', figure: 'fostering.ifa', direction: 'lower', to: 200,
    words: 'Fewer children live with independent fostering agencies', owner: 'Head of commissioning',
  },
  {
    target: 'residential', measure: 'sufficiency', figure: 'residential.total', direction: 'lower', to: 45,
    words: 'Fewer children live in children’s homes', owner: 'Head of commissioning',
  },
  {
    target: 'agency-over-20-miles', measure: 'distance', figure: 'fostering.ifa.over20Miles.percent', direction: 'lower', to: 20,
    words: 'Fewer children with agencies live over 20 miles from home', owner: 'Placements manager',
  },
  {
    target: 'homes-over-20-miles', measure: 'distance', figure: 'residential.over20Miles.percent', direction: 'lower', to: 45,
    words: 'Fewer children in homes live over 20 miles from home', owner: 'Placements manager',
  },
  {
    target: 'settled-with-agencies', measure: 'stability', figure: 'stability.longTerm.ifa.percent', direction: 'raise', to: 70,
    words: 'More children with agencies stay in one placement for two years (NI63)', owner: 'Head of looked-after children',
  },
  {
    target: 'own-households', measure: 'carers', figure: 'carers.households', direction: 'raise', to: 190, due: '2021-03-31' as CalendarDate,
    words: 'More foster carer households of the council’s own', owner: 'Fostering recruitment lead',
  },
];

/** The delivery plan of the strategy 2019–2022, from where the figures stood on the evening it tells of. */
export const targetsPlanned = (margins: Margins): readonly Planned[] => {
  const asAt = dateOfDay(eveningOf(margins));
  const set = WANTED.map(({ to, due = END, ...target }): PlanFact => ({
    type: 'TargetSet', effectiveOn: ADOPTED, ...target, baseline: { tenths: Math.round(margins.of(target.figure) * 10), asAt }, tenths: to * 10, due,
  }));
  const adopted: PlanFact = { type: 'PlanAdopted', effectiveOn: ADOPTED, title: 'Looked after children and care leavers sufficiency strategy 2019–2022: delivery plan' };
  return [
    ...[adopted, ...set, ...ACTIONS].map((fact) => planned(dayNumber(ADOPTED) + 1, 0, fact)),
    ...LATER.map((fact) => planned(dayNumber(fact.effectiveOn), 90, fact)),
  ];
};

const ACTIONS: readonly PlanFact[] = [
  {
    type: 'ActionSet', effectiveOn: ADOPTED, action: 'recruit-for-teenagers', target: 'own-households', due: '2019-09-30' as CalendarDate,
    words: 'A campaign to recruit carers for teenagers', owner: 'Fostering recruitment lead',
  },
  {
    type: 'ActionSet', effectiveOn: ADOPTED, action: 'rates-for-own-carers', target: 'in-house-share', due: '2019-03-31' as CalendarDate,
    words: 'Review what the council pays its own carers', owner: 'Head of fostering',
  },
];

/** A month on: one action is done, and one target is raised. */
const LATER: readonly PlanFact[] = [
  { type: 'ActionDone', effectiveOn: '2019-03-20' as CalendarDate, action: 'rates-for-own-carers' },
  { type: 'TargetRevised', effectiveOn: '2019-03-25' as CalendarDate, target: 'own-households', tenths: 2_000, due: END },
];

const planned = (day: number, minute: number, fact: PlanFact): Planned => ({
  recordedAt: instantOn(day, minute), kind: 'plan', id: PLAN, by: 'commissioning team', says: { verb: 'record', fact },
});
