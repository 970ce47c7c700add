import { examplePerson } from '../../access/example-people.js';
import type { Person } from '../../access/role.js';
import { field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

export type ActingRead = { readonly person: Person | undefined; readonly then: string; readonly errors: readonly FieldError[] };

/** Reads whom somebody chose to act as, and where they wanted to go. */
export const readActing = (sent: Asked): ActingRead => {
  const person = examplePerson(field(sent, 'account'));
  return {
    person,
    then: ownPath(field(sent, 'then')),
    errors: person ? [] : [{ field: 'account', text: 'Choose whom to act as' }],
  };
};

/** Only a path of our own is gone on to; anything else leads home. */
export const ownPath = (typed: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(typed) && !typed.includes('\\') ? typed : '/');
