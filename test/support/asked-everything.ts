import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ContentsAsked } from '../../src/asking/booklet.js';
import { CarerAsked, CarersAsked } from '../../src/asking/carers.js';
import { ChangesAsked } from '../../src/asking/changes.js';
import { ChildAroundAsked } from '../../src/asking/child-around.js';
import { ChildCostsAsked } from '../../src/asking/child-costs.js';
import { CompareAsked } from '../../src/asking/compare.js';
import { HeadlinesAsked } from '../../src/asking/dashboard.js';
import { AttentionAsked } from '../../src/asking/dashboard-attention.js';
import { HEADLINES, type HeadlineName } from '../../src/asking/dashboard-figures.js';
import { HomesByMonthAsked, IndicatorsByMonthAsked } from '../../src/asking/dashboard-months.js';
import { DiscrepanciesAsked } from '../../src/asking/discrepancies.js';
import { EffectAsked } from '../../src/asking/effect.js';
import { FigureAsked } from '../../src/asking/figure.js';
import { ChildrenFoundAsked } from '../../src/asking/find-children.js';
import { WhoIsWho } from '../../src/asking/find-who-is-who.js';
import { FlowsAsked } from '../../src/asking/flows.js';
import { HomeAsked, HomesAsked } from '../../src/asking/homes.js';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import { OfferedAsked, PlaceToldAsked } from '../../src/asking/offered.js';
import { ReconciliationAsked } from '../../src/asking/reconciliation.js';
import { RecordAsked } from '../../src/asking/record.js';
import { SeriesAsked } from '../../src/asking/series.js';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { StabilityAsked } from '../../src/asking/stability.js';
import { TargetsAsked } from '../../src/asking/targets.js';
import { UnusualAsked } from '../../src/asking/unusual.js';
import { VacanciesAsked } from '../../src/asking/vacancies.js';
import { PublishedChangesAsked } from '../../src/audit/published-changes.js';
import { RecordStepsAsked } from '../../src/audit/record-steps.js';
import { EXAMPLE_AUTHORITY as AUTHORITY } from '../../src/config.js';
import { benchmarksPlanned } from '../../src/demonstration/benchmarks.js';
import { PUBLISHED_FIGURES } from '../../src/demonstration/load-demonstration.js';
import { loadPlanned } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import { targetsPlanned } from '../../src/demonstration/targets.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import { RecordAboutChild } from '../../src/recording/record-about-child.js';
import type { Supposition } from '../../src/recording/supposing.js';
import { MEASURES } from '../../projections/measures.js';
import { givenSupply } from './given-supply.js';
import { move, recordFact, serve } from './served.js';
import { commissioned } from './served-commissioned.js';

export const TODAY = '2026-11-26' as CalendarDate;

const DAY = '2019-06-30' as CalendarDate;
const NEED = { ageFrom: 9, ageTo: 9, sex: null, together: 1, kind: null, approvedFor: null, area: null, goodOnly: false };

/** Something of every kind, an edition, and something learned since, in the store of a folder. */
export const recordEverything = async (data: string): Promise<void> => {
  const served = await serve({ TRACKER_DATA: data, TRACKER_AUTHORITY: AUTHORITY }, TODAY);
  const margins = marginsFrom(PUBLISHED_FIGURES);
  const own = commissioned.filter(({ kind }) => kind !== 'carer');
  await loadPlanned(served.serving.app, AUTHORITY, [...own, ...benchmarksPlanned(margins), ...targetsPlanned(margins)]);
  await givenSupply(served);
  await served.http.post('/api/v1/editions').send({ commandId: randomUUID(), by: 'officer', asAt: DAY, profile: 'operational' }).expect(201);
  await recordFact(served, '106', move('2019-05-02')).expect(201);
  await served.http.get('/health/ready').expect(200);
  await served.close();
};

/** What every question that the views answer comes to, by what is asked; `asks` hears of each before it is put. */
export const askedEverything = async (
  app: INestApplicationContext, asks: (question: string) => void = () => undefined,
): Promise<ReadonlyMap<string, unknown>> => {
  const [told, whoIsWho] = [new Map<string, unknown>(), app.get(WhoIsWho)];
  whoIsWho.follow();
  while (!whoIsWho.complete) await setTimeout(5);
  const ask = async <Answer>(query: object, of = ''): Promise<Answer> => {
    const question = `${query.constructor.name} ${of}`.trim();
    asks(question);
    const answer = await app.get(QueryBus).execute<object, Answer>(query as never);
    told.set(question, answer);
    return answer;
  };
  const { knownAt } = await ask<Snapshot>(new SnapshotAsked(AUTHORITY, { asAt: DAY }));
  for (const query of questions(await supposedMove(app))) await ask(query);
  for (const query of FROM_RECORDS) await ask(query, JSON.stringify(Object.values(query).slice(1, 4)));
  await ask(new ContentsAsked(AUTHORITY, 'Borchester Council', { asAt: DAY, knownAt }));
  for (const { name } of MEASURES) {
    const { figures } = await ask<MeasureTold>(new MeasureAsked(AUTHORITY, name, { asAt: DAY }), name);
    const figure = figures.find(({ behind }) => behind.length > 0);
    if (figure) await ask(new FigureAsked(AUTHORITY, name, figure.id, { asAt: DAY }), figure.id);
  }
  return told;
};

/** The entries of a move of a child that is only supposed. */
const supposedMove = async (app: INestApplicationContext): Promise<EffectAsked['supposed']> => {
  const supposed: Supposition = new Map();
  const command = { type: 'Record', fact: move('2019-06-03') } as unknown as RecordAboutChild['command'];
  const about = { authority: AUTHORITY, child: '107' as ChildId };
  await app.get(CommandBus).execute(new RecordAboutChild(about, command, { commandId: randomUUID(), by: 'officer' }, supposed));
  return [...supposed.values()].flat();
};

const FROM_RECORDS: readonly object[] = [
  new RecordAsked(AUTHORITY, 'child', '106', { asAt: DAY }),
  new RecordAsked(AUTHORITY, 'fee', '105', { asAt: DAY }),
  new RecordStepsAsked(AUTHORITY, 'child', '106'),
  new RecordStepsAsked(AUTHORITY, 'child', '111', 2),
  new PlaceToldAsked(AUTHORITY, DAY, { carer: 'H1' }),
  new PlaceToldAsked(AUTHORITY, DAY, { urn: 'SC000001' }),
];

const questions = (supposed: EffectAsked['supposed']): readonly object[] => {
  const [from, before] = [{ asAt: DAY }, { asAt: '2019-03-31', knownAt: '2019-04-10' }];
  const moved = { ...move('2019-06-20'), placement: { type: 'U6', provider: 'PR1', carer: 'H3' } };
  return [
    new CompareAsked(AUTHORITY, before, from),
    new HeadlinesAsked(AUTHORITY, before, from, Object.keys(HEADLINES) as HeadlineName[]),
    new AttentionAsked(AUTHORITY, from),
    new HomesByMonthAsked(AUTHORITY, from),
    new IndicatorsByMonthAsked(AUTHORITY, from),
    new DiscrepanciesAsked(AUTHORITY, from),
    new StabilityAsked(AUTHORITY, from),
    new FlowsAsked(AUTHORITY, '2018-04-01', '2019-06-30'),
    new ReconciliationAsked(AUTHORITY, { from: '2018-12-01', to: '2019-06-30' }, undefined, '2019-06-01'),
    new CarersAsked(AUTHORITY, from),
    new CarerAsked(AUTHORITY, 'H1', from),
    new HomesAsked(AUTHORITY, from),
    new HomeAsked(AUTHORITY, 'SC000002', from),
    new VacanciesAsked(AUTHORITY, DAY, NEED),
    new OfferedAsked(AUTHORITY, DAY, '2009-06-30' as CalendarDate, 20),
    new ChildAroundAsked(AUTHORITY, '105' as ChildId, from),
    new ChildCostsAsked(AUTHORITY, '105' as ChildId, from),
    new ChildrenFoundAsked(AUTHORITY, '105', undefined, false, 10),
    new SeriesAsked(AUTHORITY, 'cla.E92000001', from),
    new TargetsAsked(AUTHORITY, from),
    new UnusualAsked(AUTHORITY, '301' as ChildId, [moved as never]),
    new ChangesAsked(AUTHORITY, '2019-06-01' as CalendarDate, DAY),
    new EffectAsked({ kind: 'child', authority: AUTHORITY, id: '107' }, supposed),
    new PublishedChangesAsked(AUTHORITY, 'Borchester Council', 1),
  ];
};
