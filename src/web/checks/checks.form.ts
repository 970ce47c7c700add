import { CHECKS, type CheckKind, type Witness } from '../../audit/check.js';
import { witnessFrom } from '../../audit/verify.js';
import { field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

export type CheckRead = { readonly kind: CheckKind; readonly witness: string; readonly witnesses: readonly Witness[]; readonly errors: readonly FieldError[] };

/** What somebody asked to have checked, and the hash noted elsewhere that they gave. */
export const readCheck = (sent: Asked): CheckRead => {
  const kind = CHECKS.find((one) => one === field(sent, 'kind')) ?? 'verify';
  const witness = kind === 'verify' ? field(sent, 'witness') : '';
  const read = witnessFrom(witness.replaceAll(/[\s,]/g, ''));
  const errors = witness === '' || read ? [] : [{ field: 'witness', text: 'The note must be an entry’s number, a colon and its hash of 64 letters and digits, as an earlier verification gave it' }];
  return { kind, witness, witnesses: read ? [read] : [], errors };
};
