import { directions } from '../../../domain/plan/codes.js';
import type { PlanFact } from '../../../domain/plan/events.js';
import { COMPARATORS } from '../../../domain/series/codes.js';
import { date, recordReference, wordsOf, type Kind } from '../cell-kinds.js';
import { codeOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table, type Drawn, type Statement } from '../table.js';

/** A number with up to one decimal, in tenths, digit by digit and never through a fraction. */
const tenths: Kind<number> = {
  form: 'number, with up to one decimal',
  wanted: 'a number: write it like 1,234 or 40.7, with no more than one decimal',
  rule: 'not-a-number',
  read: (text) => {
    const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d))?\s?%?$/.exec(text);
    return match ? Number(`${match[1] ?? ''}${(match[2] ?? '').replaceAll(',', '')}${match[3] ?? '0'}`) + 0 : undefined;
  },
};

/** A reference within a plan. */
const partReference: Kind<string> = {
  form: 'reference',
  wanted: 'a reference: up to 40 letters, digits, hyphens, dots or underlines, beginning with a letter or digit',
  rule: 'not-a-reference',
  read: (text) => (/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(text) ? text : undefined),
};

/** ONS codes of areas, or other references of up to nine signs. */
const AREA = /^[A-Za-z0-9][A-Za-z0-9-]{0,8}$/;
const areaReference: Kind<string> = {
  form: 'GSS code',
  wanted: 'the GSS code of an area, like E12000003',
  rule: 'not-an-area',
  read: (text) => (AREA.test(text) ? text : undefined),
};
const areaReferences: Kind<readonly string[]> = {
  form: 'GSS codes, parted by `;` or `|`',
  wanted: 'GSS codes of areas with ; or | between them, like E08000016 | E08000036',
  rule: 'not-an-area',
  read: (text) => {
    const areas = text.split(/[;|]/).map((part) => part.trim()).filter((part) => part !== '');
    return areas.length > 0 && areas.length <= 50 && areas.every((area) => AREA.test(area)) ? areas : undefined;
  },
};

const plan = needed(recordReference, 'The delivery plan, by the council’s reference.', 'strategy-2019-22');
const ofPlan = (id: string, ...says: readonly (Statement<PlanFact> | undefined)[]): Drawn => ({ kind: 'plan', id, says });
const toReach = needed(tenths, 'What the figure is to be, in its own unit; money in pence.', '55');
const due = needed(date, 'The day by whose end it is to be reached.', '31/03/2022');
const owner = needed(wordsOf(100), 'Who answers for it: a role, and no name.', 'Head of fostering');
const ownerName = identity(wordsOf(200), 'Who that is.');

export const deliveryPlans = table({
  name: 'plans',
  row: 'One delivery plan.',
  columns: {
    plan,
    plan_title: needed(wordsOf(200), 'Its published title.', 'Sufficiency strategy 2019–2022'),
    adopted_on: needed(date, 'The day the council adopted it.', '18/02/2019'),
  },
  tells: ({ plan: id, plan_title: title, adopted_on }) =>
    ofPlan(id, onDay(adopted_on, 'adopted_on', (effectiveOn) => ({ type: 'PlanAdopted', effectiveOn, title }))),
});

export const targets = table({
  name: 'targets',
  row: 'One target of a delivery plan.',
  columns: {
    plan,
    target: needed(partReference, 'The target, by a reference within the plan.', 'in-house-share'),
    target_set_on: needed(date, 'The day it was set.', '18/02/2019'),
    target_words: needed(wordsOf(300), 'What is wanted, as the plan has it.', 'More children live with our own carers'),
    target_measure: needed(wordsOf(40), 'The family of figures it is measured by.', 'sufficiency'),
    target_figure: needed(wordsOf(120), 'The figure, by its id.', 'fostering.inHouse.percentOfFostered'),
    baseline: needed(tenths, 'Where the figure stood, in its own unit; money in pence.', '40.7'),
    baseline_on: needed(date, 'The day it stood there.', '31/12/2018'),
    to_reach: toReach,
    direction: needed(codeOf(directions), 'Which way it is to go.', 'Raise'),
    due_on: due,
    owner,
    owner_name: ownerName,
    dropped_on: optional(date, 'The first day it was no longer a target.'),
  },
  order: [['target_set_on', 'dropped_on'], ['baseline_on', 'due_on']],
  tells: (row) =>
    ofPlan(
      row.plan,
      onDay(row.target_set_on, 'target_set_on', (effectiveOn) => ({
        type: 'TargetSet', effectiveOn, target: row.target, measure: row.target_measure, figure: row.target_figure, words: row.target_words,
        baseline: { tenths: row.baseline, asAt: row.baseline_on }, tenths: row.to_reach, direction: row.direction, due: row.due_on,
        owner: row.owner, identity: { owner: row.owner_name },
      })),
      onDay(row.dropped_on, 'dropped_on', (effectiveOn) => ({ type: 'TargetDropped', effectiveOn, target: row.target }), row.target_set_on),
    ),
});

export const targetRevisions = table({
  name: 'target-revisions',
  row: 'One change of what a target is to reach, or by when.',
  columns: {
    plan,
    target: needed(partReference, 'The target, by its reference within the plan.', 'in-house-share'),
    revised_on: needed(date, 'The first day of the changed target.', '01/06/2020'),
    to_reach: toReach,
    due_on: due,
  },
  tells: ({ plan: id, target, revised_on, to_reach, due_on }) =>
    ofPlan(id, onDay(revised_on, 'revised_on', (effectiveOn) => ({ type: 'TargetRevised', effectiveOn, target, tenths: to_reach, due: due_on }))),
});

export const planActions = table({
  name: 'plan-actions',
  row: 'One thing that a delivery plan says will be done.',
  columns: {
    plan,
    action: needed(partReference, 'The action, by a reference within the plan.', 'recruit-for-teenagers'),
    action_set_on: needed(date, 'The day it was set.', '18/02/2019'),
    action_words: needed(wordsOf(300), 'What will be done, as the plan has it.', 'A campaign to recruit carers for teenagers'),
    target: optional(partReference, 'The target it is for.', 'in-house-share'),
    due_on: needed(date, 'The day by whose end it is to be done.', '30/09/2019'),
    owner,
    owner_name: ownerName,
    done_on: optional(date, 'The day it was done.', '20/09/2019'),
  },
  order: [['action_set_on', 'done_on']],
  tells: (row) =>
    ofPlan(
      row.plan,
      onDay(row.action_set_on, 'action_set_on', (effectiveOn) => ({
        type: 'ActionSet', effectiveOn, action: row.action, target: row.target, words: row.action_words, due: row.due_on, owner: row.owner,
        identity: { owner: row.owner_name },
      })),
      onDay(row.done_on, 'done_on', (effectiveOn) => ({ type: 'ActionDone', effectiveOn, action: row.action }), row.action_set_on),
    ),
});

export const comparators = table({
  name: 'comparators',
  row: 'The areas the authority is compared with, from a day.',
  columns: {
    compared_from: needed(date, 'The first day they are compared with.', '01/04/2014'),
    region: needed(areaReference, 'Its region.', 'E12000003'),
    neighbours: needed(areaReferences, 'Its statistical neighbours.', 'E08000016 | E08000036'),
  },
  tells: ({ compared_from, region, neighbours }) => ({
    kind: 'series',
    id: COMPARATORS,
    says: [onDay(compared_from, 'compared_from', (effectiveOn) => ({ type: 'ComparatorsSet', effectiveOn, region, neighbours }))],
  }),
});
