import type { CohortObjection } from '../domain/cohort/refusals.js';
import { panels } from '../domain/support/codes.js';
import type { SupportObjection } from '../domain/support/refusals.js';
import { dayInWords } from './wording.js';

type Objection = SupportObjection | CohortObjection;
type OwnCode = Exclude<Objection['code'], 'in-the-future'>;

/** What to tell a person whose entry about support to a child, or about a cohort, was refused. */
export const demandRefusals: { readonly [C in OwnCode]: (facts: Extract<Objection, { code: C }>) => string } = {
  'already-referred': ({ referral, since }) =>
    `Referral ${referral} was recorded already, of ${dayInWords(since)}. Give another reference, or correct that entry.`,
  'not-referred': ({ referral, on }) =>
    `No referral ${referral} is recorded by ${dayInWords(on)}. Check its reference and the day, or record the referral first.`,
  'outcome-told-that-day': ({ referral, on }) =>
    `The outcome of referral ${referral} was recorded already as of ${dayInWords(on)}. Correct that entry instead.`,
  'referral-closed': ({ referral, since }) => `Referral ${referral} is closed already, since ${dayInWords(since)}. Correct that entry if it is wrong.`,
  'proceedings-already-issued': ({ proceedings, since }) =>
    `Proceedings ${proceedings} about the child were recorded already, issued on ${dayInWords(since)}. Give another reference, or correct that entry.`,
  'proceedings-not-issued': ({ proceedings, on }) =>
    `No proceedings ${proceedings} about the child are recorded by ${dayInWords(on)}. Record that they were issued first.`,
  'proceedings-concluded': ({ proceedings, since }) =>
    `Proceedings ${proceedings} are concluded already, since ${dayInWords(since)}. Correct that entry if it is wrong.`,
  'panel-decided-that-day': ({ panel, on }) =>
    `The ${asInSentence(panels[panel].words)} decided about the child on ${dayInWords(on)} already. Correct that entry instead.`,
  'already-baselined': ({ since }) => `The cohort was baselined already, on ${dayInWords(since)}. Correct that entry if it is wrong.`,
  'not-baselined': ({ on }) => `The cohort is not baselined by ${dayInWords(on)}. Record its baseline first.`,
  'cohort-closed': ({ since }) => `The cohort is closed since ${dayInWords(since)}. Give an earlier day, or strike out the closing.`,
  'already-in-cohort': ({ child, since }) => `Child ${child} is in the cohort already, since ${dayInWords(since)}.`,
  'not-in-cohort': ({ child, on }) => `Child ${child} is not in the cohort on ${dayInWords(on)}. Record that the child joined first.`,
  'tracked-that-day': ({ child, on }) =>
    `The progress of child ${child} was recorded already as of ${dayInWords(on)}. Correct that entry instead.`,
  'joined-that-day': ({ child, on }) =>
    `Child ${child} joined the cohort on ${dayInWords(on)}, the same day. Strike out the joining if the child was never in it.`,
  'children-still-in-cohort': ({ children }) =>
    `${children} ${children === 1 ? 'child is' : 'children are'} still in the cohort. Record how each left first.`,
};

const asInSentence = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
