import { approvalTypes, type ApprovalType } from '../../src/domain/carer/codes.js';
import type { Figure } from '../figure.js';
import {
  begunIn, endedIn, inId, namedIn, onceEach, ownOnly, staysOf, type Approval, type Period, type Stay,
} from './own-households.js';

const TYPES = Object.entries(approvalTypes) as readonly (readonly [ApprovalType, { readonly words: string }])[];

/** What a household is approved for on the days of a row. */
export const approvedFor = ({ types }: Pick<Approval, 'types'>, type: ApprovalType): boolean =>
  types.split(' ').includes(type);

/**
 * Approvals made in a period, by type (the council's strategy 2019–2022: "Foster Carer approvals for on-going & new
 * carers between 1 April 18 and 31 December 18", a table headed "Approval Type (New)", "No. Households", whose types add
 * up to 82 and whose total is 49; "In addition to this … 86 Foster Carer approvals were ceased").
 *
 * An approval is one type held by one own household, from the first day it is approved for it to the first on which it
 * no longer is. It is made in the period that holds its first day, whether the household is new or on-going, and ceased
 * in the period that holds the first day without it: by deregistration, by a variation that leaves the type out, or by
 * coming to its end. By type, households are counted with the type; in the total each household once, so the types add
 * up to more; what ceased is counted in approvals. The strategy prints no definition: that its total is 49 of 150
 * households says that not all approvals in force are meant, and "on-going & new" that not only recruits' are. Connected
 * persons' temporary approvals are a type like the others.
 *
 * Rows: every approval that touches the days from the evening before the period to its last.
 */
export const approvalsInPeriod = (rows: readonly Approval[], period: Period): readonly Figure[] => {
  const held = TYPES.map(([type, { words }]) => ({ type, words, stays: staysOf(rows, (row) => approvedFor(row, type)) }));
  const made = held.flatMap(({ stays }) => begunIn(stays, period));
  const ceased = held.flatMap(({ stays }) => endedIn(stays, period));
  return [
    ...held.map(({ type, words, stays }) =>
      namedIn(`carers.approvals.${inId(type)}`, `Households newly approved in the period: ${words}`, 'households',
        onceEach(households(begunIn(stays, period))))),
    namedIn('carers.approvals.households', 'Households newly approved in the period for one type or several, each once',
      'households', onceEach(households(made))),
    namedIn('carers.approvals.made', 'Approvals made in the period: one for each type and household', 'approvals',
      households(made)),
    namedIn('carers.approvals.ceased', 'Approvals ceased in the period: one for each type and household', 'approvals',
      households(ceased)),
  ];
};

const households = (stays: readonly Stay[]): readonly string[] => stays.map(({ household }) => household);

/**
 * Approvals held on a day: by type, own households approved for it; in all, approvals (a household with two types holds
 * two) and, apart, the households that hold them, each once.
 */
export const approvalsHeld = (rows: readonly Approval[]): readonly Figure[] => {
  const own = ownOnly(rows);
  const holders = TYPES.map(([type, { words }]) => ({
    type, words, households: own.filter((row) => approvedFor(row, type)).map(({ subject }) => subject),
  }));
  return [
    ...holders.map(({ type, words, households: named }) =>
      namedIn(`carers.approvals.held.${inId(type)}`, `Households approved on the day: ${words}`, 'households', named)),
    namedIn('carers.approvals.held', 'Approvals held on the day: one for each type and household', 'approvals',
      holders.flatMap(({ households: named }) => named)),
    namedIn('carers.approvals.held.households', 'Households that hold an approval on the day, each once', 'households',
      onceEach(own.map(({ subject }) => subject))),
  ];
};
