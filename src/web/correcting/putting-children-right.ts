import { Injectable } from '@nestjs/common';
import type { ChildFact } from '../../domain/child/events.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import type { Fit } from '../layout/form/form.js';
import type { Correction, PuttingRight } from '../layout/form/putting-right.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { FIELDS, type FactField } from './fields.js';
import { rightFact, saidNow } from './right-fact.js';

/** Entries of a child: a form of their own asks for what is true of most facts, for many come with a return. */
@Injectable()
export class PuttingChildrenRight implements PuttingRight<ChildFact> {
  readonly kind = 'child';
  readonly section = 'children';

  about(id: string) {
    return { caption: `Child ${id}`, href: paths.child(id) };
  }

  correctionOf(fact: ChildFact): Correction<ChildFact> | undefined {
    const fields = FIELDS[fact.type];
    return fields && { fields, unfitTogether: ceasedUnfit, answersOf: (one) => answersOf(fields, one), right: (fit) => rightFact(fact, fields, fit) };
  }

  /** The return's own rules question a child's facts when they are supposed. */
  doubts(): readonly string[] {
    return [];
  }

  recordedHref(entry: number, id: string): string {
    return paths.recorded(id, entry);
  }
}

/** A status cannot have ceased before it began, whichever of the two days is put right. */
const ceasedUnfit = ({ effectiveOn = '', ceasedOn }: Fit): readonly FieldError[] =>
  ceasedOn !== undefined && ceasedOn < effectiveOn ? ['ceasedOn', 'effectiveOn'].map((field) => ({ field, text: words.ceasedBefore })) : [];

const answersOf = (fields: readonly FactField[], fact: ChildFact) =>
  Object.fromEntries(fields.flatMap((one) => (saidNow(fact, one) ? [[one.name, saidNow(fact, one)]] : [])));
