import { EXAMPLE_PEOPLE } from '../../access/example-people.js';
import { roleWords } from '../../words/role-words.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';

/** Everything acting.njk shows. */
export const actingPage = (then: string, chosen: string, errors: readonly FieldError[]) => ({
  title: 'Who is asking?',
  section: 'acting' as const,
  action: paths.actingAs(),
  then,
  people: EXAMPLE_PEOPLE.map(({ account, name, roles }) => ({
    value: account,
    text: `${name}, ${roles.map((role) => roleWords[role].who).join(', ')}`,
    hint: { text: roles.map((role) => roleWords[role].may).join(' ') },
    checked: account === chosen,
  })),
  errorMessage: errors[0] ? { text: errors[0].text } : undefined,
  errorSummary: errorSummary(errors),
});
