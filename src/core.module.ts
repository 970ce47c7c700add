import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule, EventBus } from '@nestjs/cqrs';
import { Asking, READING, REMEMBERED } from './asking/asking.js';
import { ChangesHandler } from './asking/changes.js';
import { ChildAroundHandler } from './asking/child-around.js';
import { ChildCostsHandler } from './asking/child-costs.js';
import { ChildEntriesHandler } from './asking/child-entries.js';
import { CarerNamesHandler } from './asking/carers-names.js';
import { CarerHandler, CarersHandler } from './asking/carers.js';
import { ChildHandler } from './asking/child.js';
import { ChildSeenHandler } from './asking/child-seen.js';
import { CompareHandler } from './asking/compare.js';
import { FiguresComparedHandler } from './asking/compare-figures.js';
import { HeadlinesHandler } from './asking/dashboard.js';
import { AttentionHandler } from './asking/dashboard-attention.js';
import { HomesByMonthHandler, IndicatorsByMonthHandler } from './asking/dashboard-months.js';
import { CorrectableHandler } from './asking/correctable.js';
import { DiscrepanciesHandler } from './asking/discrepancies.js';
import { EffectHandler } from './asking/effect.js';
import { FigureHandler } from './asking/figure.js';
import { ChildNameHandler, ChildrenFoundHandler } from './asking/find-children.js';
import { HomesByName, HomesNamedHandler } from './asking/find-homes.js';
import { WhoIsWho } from './asking/find-who-is-who.js';
import { FlowsHandler } from './asking/flows.js';
import { HomeNamesHandler } from './asking/homes-names.js';
import { HomeHandler, HomesHandler } from './asking/homes.js';
import { MeasureHandler } from './asking/measure.js';
import { LedgerReach } from './asking/out-of-reach.js';
import { RecordHandler } from './asking/record.js';
import { RecordSeenHandler } from './asking/record-seen.js';
import { SeriesHandler } from './asking/series.js';
import { ReconciliationHandler } from './asking/reconciliation.js';
import { SnapshotHandler } from './asking/snapshot.js';
import { StabilityHandler } from './asking/stability.js';
import { TargetsHandler } from './asking/targets.js';
import { whileRecording } from './asking/while-recording.js';
import { VacanciesHandler } from './asking/vacancies.js';
import { SettledViewpointHandler } from './asking/viewpoint-told.js';
import { Checks } from './audit/checks.js';
import { auditing } from './audit/providers.js';
import type { Ledger } from './ledger/ledger.js';
import { EntryWritten } from './projecting/entry-written.js';
import { LedgerStanding } from './projecting/ledger-standing.js';
import { Projector } from './projecting/projector.js';
import { openStore, type Store, type StoreOptions } from './projecting/store.js';
import { BookletBuilds } from './publishing/builds.js';
import { publishing } from './publishing/providers.js';
import { RecordAboutHandler } from './recording/record-about.js';
import { RecordAboutChildHandler } from './recording/record-about-child.js';
import { LEDGER, TODAY } from './recording/recording.tokens.js';
import { TakeReturnAboutChildHandler } from './recording/take-return-about-child.js';
import { todayInLondon, type Today } from './recording/today.js';
import { Views } from '../projections/views/views.js';

/** Where the store is, and what a test puts in place of the clock. */
export type CoreOptions = StoreOptions & { readonly today?: Today };

const STORE = Symbol('Store');

/** Whatever carries a command out or answers a question of the core. */
const HANDLERS = [
  RecordAboutChildHandler,
  RecordAboutHandler,
  TakeReturnAboutChildHandler,
  SnapshotHandler,
  CompareHandler,
  FiguresComparedHandler,
  ChildHandler,
  ChildSeenHandler,
  CorrectableHandler,
  EffectHandler,
  ChildAroundHandler,
  ChildCostsHandler,
  ChildEntriesHandler,
  ChildrenFoundHandler,
  ChildNameHandler,
  StabilityHandler,
  FlowsHandler,
  MeasureHandler,
  FigureHandler,
  DiscrepanciesHandler,
  HeadlinesHandler,
  AttentionHandler,
  HomesByMonthHandler,
  IndicatorsByMonthHandler,
  ChangesHandler,
  RecordHandler,
  RecordSeenHandler,
  CarersHandler,
  CarerHandler,
  CarerNamesHandler,
  HomesHandler,
  HomeHandler,
  HomeNamesHandler,
  HomesNamedHandler,
  VacanciesHandler,
  ReconciliationHandler,
  SeriesHandler,
  TargetsHandler,
  SettledViewpointHandler,
];

/** The two halves joined: what records, what projects, and the questions. Every door stands on this. */
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(EventBus) bus: EventBus,
  ) {
    store.projector.entries.subscribe((entry) => void bus.publish(new EntryWritten(entry)));
  }

  static over(options: CoreOptions): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: STORE, useFactory: () => openStore(options) },
        { provide: LEDGER, useFactory: ({ ledger }: Store): Ledger => ledger, inject: [STORE] },
        { provide: Views, useFactory: ({ views }: Store) => views, inject: [STORE] },
        { provide: REMEMBERED, useFactory: ({ remembered }: Store) => remembered, inject: [STORE] },
        { provide: READING, useFactory: ({ reading }: Store) => reading, inject: [STORE] },
        { provide: Projector, useFactory: ({ projector }: Store) => projector, inject: [STORE] },
        { provide: LedgerStanding, useFactory: ({ standing }: Store) => standing, inject: [STORE] },
        { provide: TODAY, useValue: options.today ?? todayInLondon },
        LedgerReach,
        Asking,
        WhoIsWho,
        HomesByName,
        ...publishing(options.data),
        ...auditing(options),
        ...whileRecording(options.data),
        ...HANDLERS,
      ],
      exports: [CqrsModule, LEDGER, TODAY, Views, Projector, LedgerStanding, LedgerReach, Asking, WhoIsWho, BookletBuilds, Checks],
    };
  }

  /** What is on its way is finished first: the doors are closed by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
