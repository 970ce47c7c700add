import type { CalendarDate } from '../../domain/calendar.js';
import type { OutputProfile } from '../../domain/edition/events.js';
import { profileNamed } from '../../booklet/profiles.js';
import { field, readViewpoint, type Asked, type FieldError, type ViewpointRead } from '../layout/viewpoint.form.js';

export type BookletRead = ViewpointRead & { readonly profile: OutputProfile; readonly anew: boolean };

/** What a booklet was asked for: a viewpoint and an output profile; the most careful one where none is given. */
export const readBooklet = (asked: Asked, today: CalendarDate): BookletRead => {
  const read = readViewpoint(asked, today);
  const given = field(asked, 'profile');
  const profile = profileNamed(given === '' ? 'published' : given);
  const errors: readonly FieldError[] = profile ? read.errors : [...read.errors, { field: 'profile', text: 'Choose one of the output profiles' }];
  return { ...read, errors, profile: profile?.name ?? 'published', anew: field(asked, 'anew') === 'yes' };
};
