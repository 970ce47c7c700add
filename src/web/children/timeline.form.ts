import { field, type Asked } from '../layout/viewpoint.form.js';

export type TimelineRead = {
  /** Only entries of this type; all where it is empty. */
  readonly type: string;
  /** Also what is no longer believed, and what struck it out. */
  readonly corrected: boolean;
  /** By the day it happened, or by when it was recorded; the latest first. */
  readonly order: 'happened' | 'recorded';
  readonly page: number;
};

export const readTimeline = (asked: Asked): TimelineRead => {
  const page = Number(field(asked, 'page'));
  return {
    type: field(asked, 'type'),
    corrected: field(asked, 'corrected') === 'yes',
    order: field(asked, 'order') === 'recorded' ? 'recorded' : 'happened',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};
