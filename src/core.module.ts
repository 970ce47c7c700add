import { join } from 'node:path';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule, EventBus } from '@nestjs/cqrs';
import { Asking } from './asking/asking.js';
import { ChildHandler } from './asking/child.js';
import { CompareHandler } from './asking/compare.js';
import { DiscrepanciesHandler } from './asking/discrepancies.js';
import { FigureHandler } from './asking/figure.js';
import { FlowsHandler } from './asking/flows.js';
import { MeasureHandler } from './asking/measure.js';
import { RecordHandler } from './asking/record.js';
import { SeriesHandler } from './asking/series.js';
import { ReconciliationHandler } from './asking/reconciliation.js';
import { SnapshotHandler } from './asking/snapshot.js';
import { StabilityHandler } from './asking/stability.js';
import { TargetsHandler } from './asking/targets.js';
import { SettledViewpointHandler } from './asking/viewpoint-told.js';
import { ChildStepsHandler } from './audit/child-steps.js';
import { EntriesHandler, EntryHandler } from './audit/entries.js';
import { StatusHandler } from './audit/status.js';
import type { Ledger } from './ledger/ledger.js';
import { openSqliteLedger } from './ledger/sqlite-ledger.js';
import { EntryWritten } from './projecting/entry-written.js';
import { Projector } from './projecting/projector.js';
import { BookletBuilds } from './publishing/builds.js';
import { publishing } from './publishing/providers.js';
import { RecordAboutHandler } from './recording/record-about.js';
import { RecordAboutChildHandler } from './recording/record-about-child.js';
import { LEDGER, TODAY } from './recording/recording.tokens.js';
import { TakeReturnAboutChildHandler } from './recording/take-return-about-child.js';
import { todayInLondon, type Today } from './recording/today.js';
import { Views } from '../projections/views/views.js';
import type { Progress } from '../projections/rebuilding.js';

/** Where the store is, and what a test puts in place of the clock. */
export type CoreOptions = { readonly data: string; readonly today?: Today; readonly onCatchUp?: Progress };

type Store = { readonly ledger: Ledger; readonly views: Views; readonly projector: Projector };
const STORE = Symbol('Store');

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
        { provide: Projector, useFactory: ({ projector }: Store) => projector, inject: [STORE] },
        { provide: TODAY, useValue: options.today ?? todayInLondon },
        Asking,
        ...publishing(options.data),
        RecordAboutChildHandler,
        RecordAboutHandler,
        TakeReturnAboutChildHandler,
        SnapshotHandler,
        CompareHandler,
        ChildHandler,
        StabilityHandler,
        FlowsHandler,
        MeasureHandler,
        FigureHandler,
        DiscrepanciesHandler,
        RecordHandler,
        ReconciliationHandler,
        SeriesHandler,
        TargetsHandler,
        ChildStepsHandler,
        SettledViewpointHandler,
        EntriesHandler,
        EntryHandler,
        StatusHandler,
      ],
      exports: [CqrsModule, LEDGER, TODAY, Views, Projector, Asking, BookletBuilds],
    };
  }

  /** What is on its way is finished first: the doors are closed by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.store.projector.close();
    await this.store.ledger.close();
  }
}

const openStore = async ({ data, onCatchUp }: CoreOptions): Promise<Store> => {
  const ledger = await openSqliteLedger({ file: join(data, 'ledger.db') });
  try {
    const { views, usable } = await Views.open(join(data, 'views'));
    const projector = new Projector(ledger, views);
    await projector.start(usable, onCatchUp);
    return { ledger, views, projector };
  } catch (error) {
    await ledger.close();
    throw error;
  }
};
