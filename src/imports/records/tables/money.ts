import { costCategories } from '../../../domain/budget/codes.js';
import type { CalendarDate } from '../../../domain/calendar.js';
import * as codes from '../../../domain/fee/codes.js';
import type { FeeFact, FeeTerms } from '../../../domain/fee/events.js';
import type { Pence } from '../../../domain/money.js';
import { date, financialYear, percent, pounds, poundsOrCredit, recordReference, reference, wholeFrom } from '../cell-kinds.js';
import { codeOf, pricedCodesOf } from '../code-kinds.js';
import { needed, onDay, optional, table, type CardLine, type Drawn, type Statement } from '../table.js';
import { beforeTime } from './carer-approvals.js';

const child = needed(recordReference, 'The child, by the reference of the return.', '276736');
const ofChild = (id: string, ...says: readonly (Statement<FeeFact> | undefined)[]): Drawn => ({ kind: 'fee', id, says });
const newOrChange = {
  new: { words: 'A fee for a placement that has none yet' }, change: { words: 'Another fee for the same placement' },
} as const;

export const fees = table({
  name: 'fees',
  row: 'One weekly fee for the placement a child is in.',
  columns: {
    child,
    fee_from: needed(date, 'The first day of the fee.', '02/07/2018'),
    fee_until: optional(date, 'The first day it is no longer payable, where that was agreed.'),
    weekly_fee: needed(pounds, 'Pounds a week, without the extras.', '3,500.00'),
    agreement: optional(
      codeOf(newOrChange), 'Whether it is the first fee of the placement or a changed one; `new` if blank.', 'new',
    ),
    tier: optional(codeOf(codes.feeTiers), 'How much care it pays for.', 'Standard'),
    social_care: optional(
      pounds, 'What social care pays of it. Where any of the three shares is given, together they are the fee.', '2,500.00',
    ),
    education: optional(pounds, 'What education pays of it.', '1,000.00'),
    health: optional(pounds, 'What health pays of it.'),
    extras: optional(pricedCodesOf(codes.costKinds), 'Paid every week beside the fee.', 'transport 50.00 | therapy 120.00'),
    purchase: needed(codeOf(codes.purchases), 'How the placement was bought.', 'From a framework'),
    framework: optional(reference, 'The framework it was bought from, by reference.', 'REG-RES-2017'),
    booking: optional(reference, 'The block booking it is part of, by reference.'),
    payee: optional(reference, 'Whom it is paid to: the home’s or the household’s reference.', 'SC400001'),
    ended_on: optional(date, 'The day from which nothing was payable, where that was not agreed before.', '14/01/2019'),
  },
  order: [['fee_from', 'fee_until'], ['fee_from', 'ended_on']],
  tells: (row) => {
    const { social_care, education, health, fee_until: until } = row;
    const parts = [social_care, education, health].map((share) => share ?? (0 as Pence)) as [Pence, Pence, Pence];
    const shared = social_care !== undefined || education !== undefined || health !== undefined;
    const terms: FeeTerms = {
      weekly: row.weekly_fee, tier: row.tier, extras: row.extras, purchase: row.purchase, framework: row.framework,
      booking: row.booking, payee: row.payee,
      shares: shared ? { socialCare: parts[0], education: parts[1], health: parts[2] } : undefined,
    };
    return ofChild(
      row.child,
      onDay(row.fee_from, 'fee_from', (effectiveOn) => ({
        type: row.agreement === 'change' ? 'FeeChanged' : 'FeeAgreed', effectiveOn, terms, until,
      })),
      onDay(beforeTime(row.ended_on, until), 'ended_on', (effectiveOn) => ({ type: 'FeeEnded', effectiveOn }), row.fee_from),
    );
  },
});

export const oneOffCosts = table({
  name: 'one-off-costs',
  row: 'One thing that was paid for once.',
  columns: {
    child,
    incurred_on: needed(date, 'The day it was paid for.', '20/08/2018'),
    cost_kind: needed(codeOf(codes.costKinds), 'What it was.', 'Equipment'),
    amount: needed(pounds, 'Pounds.', '184.99'),
  },
  tells: ({ child: id, incurred_on, cost_kind: kind, amount }) =>
    ofChild(id, onDay(incurred_on, 'incurred_on', (effectiveOn) => ({ type: 'OneOffCostIncurred', effectiveOn, kind, amount }))),
});

export const invoices = table({
  name: 'invoices',
  row: 'One line of an invoice: what was asked for one child for a time.',
  columns: {
    child,
    invoice: needed(reference, 'The number of the invoice.', 'INV 2018/0934'),
    invoiced_on: needed(date, 'The day of the invoice.', '31/07/2018'),
    period_from: needed(date, 'The first day asked for.', '02/07/2018'),
    period_to: needed(date, 'The first day no longer asked for.', '30/07/2018'),
    amount: needed(poundsOrCredit, 'Pounds.', '14,000.00'),
  },
  tells: ({ child: id, invoice, invoiced_on, period_from: from, period_to: to, amount }) =>
    ofChild(id, onDay(invoiced_on, 'invoiced_on', (effectiveOn) => ({
      type: 'InvoiceReceived', effectiveOn, invoice, from, to, amount,
    }))),
});

const card = needed(recordReference, 'The rate card, by its name.', 'fostering');
const cardFrom = needed(
  date, 'The first day of the whole card. All rows of a card from one day, in both tables, are one card.', '01/04/2019',
);
const lineOf = (id: string, from: CalendarDate, line: CardLine): Drawn => ({ kind: 'card', id, from, line });

export const rates = table({
  name: 'rates',
  row: 'One allowance of a rate card, for children of some ages.',
  columns: {
    card, card_from: cardFrom,
    age_from: needed(wholeFrom(0, 25), 'The youngest age, in completed years.', '0'),
    age_to: needed(wholeFrom(0, 25), 'The oldest age, included.', '4'),
    weekly_allowance: needed(pounds, 'Pounds a week for a child.', '141.17'),
  },
  tells: ({ card: id, card_from, age_from: ageFrom, age_to: ageTo, weekly_allowance: weekly }) =>
    lineOf(id, card_from, { allowance: { ageFrom, ageTo, weekly } }),
});

export const skillsFees = table({
  name: 'skills-fees',
  row: 'One fee of a rate card, for households of one level of skill.',
  columns: {
    card, card_from: cardFrom,
    level: needed(wholeFrom(1, 20), 'The level of skill.', '3'),
    weekly_skills_fee: needed(pounds, 'Pounds a week for each child placed.', '212.50'),
  },
  tells: ({ card: id, card_from, level, weekly_skills_fee: weekly }) => lineOf(id, card_from, { skill: { level, weekly } }),
});

export const uplifts = table({
  name: 'rate-uplifts',
  row: 'One rise of every rate of a card.',
  columns: {
    card,
    raised_from: needed(date, 'The first day of the raised rates.', '01/04/2020'),
    raised_by: needed(percent, 'By how many percent; each rate to the nearest penny.', '2.5'),
  },
  tells: ({ card: id, raised_from, raised_by: basisPoints }) => ({
    kind: 'rates',
    id,
    says: [onDay(raised_from, 'raised_from', (effectiveOn) => ({ type: 'RatesUplifted', effectiveOn, basisPoints }))],
  }),
});

const year = needed(financialYear, 'The financial year, 1 April to 31 March.', '2018-19');
const categoryOf = (means: string, example: string) => needed(codeOf(costCategories), means, example);

export const budgets = table({
  name: 'budgets',
  row: 'The whole year’s budget of one category, as decided on a day.',
  columns: {
    year,
    category: categoryOf('What the money is for.', 'External residential'),
    budget: needed(pounds, 'Pounds for the whole year.', '5,250,000'),
    decided_on: needed(date, 'The day it was decided; it may be before the year begins.', '28/02/2018'),
  },
  tells: ({ year: id, category, budget: amount, decided_on }) => ({
    kind: 'budget',
    id,
    says: [onDay(decided_on, 'decided_on', (effectiveOn) => ({ type: 'BudgetSet', effectiveOn, category, amount }))],
  }),
});

export const virements = table({
  name: 'virements',
  row: 'Money moved from one category to another within a year.',
  columns: {
    year,
    from_category: categoryOf('Where it was taken from.', 'External residential'),
    to_category: categoryOf('Where it went.', 'Independent fostering agencies'),
    amount: needed(pounds, 'Pounds.', '120,000.00'),
    moved_on: needed(date, 'The day it was moved.', '15/10/2018'),
  },
  tells: ({ year: id, from_category: from, to_category: to, amount, moved_on }) => ({
    kind: 'budget',
    id,
    says: [onDay(moved_on, 'moved_on', (effectiveOn) => ({ type: 'BudgetMoved', effectiveOn, from, to, amount }))],
  }),
});
