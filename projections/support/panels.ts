import { panelDecisions as decisions, panels } from '../../src/domain/support/codes.js';
import { inId } from '../carers/own-households.js';
import { count, type Behind, type Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { panelDecisions } from './support.projection.js';

type Decided = Told<typeof panelDecisions>;

/**
 * Decisions of each panel about a child in the period (strategy 2019–2022, panel structure), and how many were of each kind.
 * A child who was before a panel twice counts twice, for each decision stands. The strategy gives no figures of these: what
 * is counted is our choice.
 */
export const decisionsByPanel = (rows: readonly Decided[]): readonly Figure[] => [
  count('panels', 'Decisions of panels', 'decisions', behind(rows)),
  ...Object.entries(panels).flatMap(([panel, { words }]) => {
    const own = rows.filter((row) => row.panel === panel);
    return [
      count(`panels.${inId(panel)}`, `${words}: decisions`, 'decisions', behind(own)),
      ...Object.entries(decisions).map(([decision, told]) =>
        count(`panels.${inId(panel)}.${inId(decision)}`, `${words}: ${told.words}`, 'decisions',
          behind(own.filter((row) => row.decision === decision)))),
    ];
  }),
];

const behind = (rows: readonly Decided[]): readonly Behind[] => rows.map(({ subject }) => ({ kind: 'support', id: subject }));
