import type { PlanEvent } from '../domain/plan/events.js';
import type { SeriesEvent } from '../domain/series/events.js';

type Recorded = Exclude<SeriesEvent['type'] | PlanEvent['type'], 'EntryStruckOut'>;

/** What happened, by type of entry, of what is published and of what a delivery plan means to reach. */
export const seriesAndPlanEntryTypes: Readonly<Record<Recorded, string>> = {
  SeriesDescribed: 'Published series described',
  ValueReleased: 'Value released',
  ComparatorsSet: 'Areas to compare with set',
  PlanAdopted: 'Delivery plan adopted',
  TargetSet: 'Target set',
  TargetRevised: 'Target revised',
  TargetDropped: 'Target dropped',
  ActionSet: 'Action set',
  ActionDone: 'Action carried out',
};
