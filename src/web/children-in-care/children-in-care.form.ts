import type { CalendarDate } from '../../domain/calendar.js';
import { groupingNamed, type GroupingName } from '../../../projections/sufficiency/counts.js';
import { field, readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';

export type ListRead = ViewpointRead & {
  readonly by: GroupingName;
  /** Only the children of one group; all where it is empty. */
  readonly group: string;
  readonly page: number;
};

/** What the first page was asked for. */
export const readList = (asked: Asked, today: CalendarDate): ListRead => {
  const read = readViewpoint(asked, today);
  const [named, page] = [field(asked, 'by'), Number(field(asked, 'page'))];
  const by = named === '' ? 'placementType' : groupingNamed(named);
  const errors = by ? read.errors : [...read.errors, { field: 'by', text: 'Choose what to count by from the list' }];
  return {
    ...read,
    errors,
    by: by ?? 'placementType',
    group: field(asked, 'group'),
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};
