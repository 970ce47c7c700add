import { Module } from '@nestjs/common';
import { ChecksController } from './audit/checks.controller.js';
import { LatenessController } from './audit/lateness.controller.js';
import { PublishedChangesController } from './audit/published-changes.controller.js';
import { BookletController } from './booklet/booklet.controller.js';
import { ChildrenController } from './children/children.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { RecordingAnswers } from './recording-answers.js';
import { RecordingController } from './children/recording.controller.js';
import { CompareController } from './compare/compare.controller.js';
import { DiscrepanciesController } from './discrepancies/discrepancies.controller.js';
import { EntriesController } from './entries/entries.controller.js';
import { FlowsController } from './flows/flows.controller.js';
import { SnapshotController } from './snapshot/snapshot.controller.js';
import { MeasuresController } from './measures/measures.controller.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import { RecordsController } from './records/records.controller.js';
import { Rebuilding } from './status/rebuilding.js';
import { SeriesController } from './series/series.controller.js';
import { StatusController } from './status/status.controller.js';
import { TargetsController } from './targets/targets.controller.js';

/** The door for programs. */
@Module({
  controllers: [
    SnapshotController,
    ChildrenController,
    RecordingController,
    ChangesController,
    CompareController,
    EntriesController,
    FlowsController,
    ReconciliationController,
    MeasuresController,
    DiscrepanciesController,
    RecordsController,
    SeriesController,
    TargetsController,
    BookletController,
    StatusController,
    ChecksController,
    LatenessController,
    PublishedChangesController,
  ],
  providers: [RecordingAnswers, Rebuilding],
})
export class ApiModule {}
