import type { CalendarDate } from '../domain/calendar.js';

/** Today's civil date where the children are. The only clock that decides anything about days. */
export type Today = () => CalendarDate;

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

export const todayInLondon: Today = () => london.format(new Date()) as CalendarDate;
