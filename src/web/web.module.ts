import { Module } from '@nestjs/common';
import { ActingController } from './acting/acting.controller.js';
import { AssetsController } from './assets/assets.controller.js';
import { Council } from './assets/council.js';
import { BookletPagesController } from './booklet/booklet.controller.js';
import { PublishController } from './booklet/publish.controller.js';
import { ChildRecordController } from './children/record.controller.js';
import { CarerRecordingController } from './carers/carer-recording.controller.js';
import { CarerController } from './carers/carer.controller.js';
import { CarersController } from './carers/carers.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { CompareController } from './compare/compare.controller.js';
import { CorrectingController } from './correcting/correcting.controller.js';
import { CorrectingJourneys } from './correcting/correcting-journeys.js';
import { PuttingChildrenRight } from './correcting/putting-children-right.js';
import { PuttingCarersRight } from './carers/putting-carers-right.js';
import { PuttingFeesRight } from './homes/putting-fees-right.js';
import { PuttingHomesRight } from './homes/putting-homes-right.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { Overview } from './dashboard/overview.js';
import { OverviewAhead } from './dashboard/overview-ahead.js';
import { DiscrepancyPagesController } from './discrepancies/discrepancies.controller.js';
import { EntriesController } from './entries/entries.controller.js';
import { ChecksPagesController } from './checks/checks.controller.js';
import { LatenessPagesController } from './lateness/lateness.controller.js';
import { PublishedChangesPagesController } from './published-changes/published-changes.controller.js';
import { ReplaysController } from './replays/replays.controller.js';
import { ChildrenInCareController } from './children-in-care/children-in-care.controller.js';
import { FindingController } from './finding/finding.controller.js';
import { ImportingController } from './importing/importing.controller.js';
import { FeeRecordingController } from './homes/fee-recording.controller.js';
import { HomeRecordingController } from './homes/home-recording.controller.js';
import { HomeController } from './homes/home.controller.js';
import { HomesController } from './homes/homes.controller.js';
import { Listeners } from './live/listeners.js';
import { LiveController } from './live/live.controller.js';
import { MeasurePagesController } from './measures/measures.controller.js';
import { ReconciliationPagesController } from './reconciliation/reconciliation.controller.js';
import { AdmissionController } from './recording/admission.controller.js';
import { AdmissionJourney } from './recording/admission-journey.js';
import { ChildJourneys } from './recording/child-journeys.js';
import { Places } from './recording/places.js';
import { RecordingPagesController } from './recording/recording.controller.js';
import { SeriesPagesController } from './series/series.controller.js';
import { StatutoryReturnController } from './statutory-return/return.controller.js';
import { StatementsController } from './statements/statements.controller.js';
import { TargetPagesController } from './targets/targets.controller.js';
import { writingReturns } from '../exports/ssda903/providers.js';
import { bringingIn } from '../imports/intake/providers.js';
import { VacanciesController } from './vacancies/vacancies.controller.js';
import { FormJourneys } from './layout/form/form-journey.js';
import { PUTTING_RIGHT, type PuttingRight } from './layout/form/putting-right.js';
import { RecordJourneys } from './layout/form/record-journeys.js';
import { Pages } from './layout/pages.js';
import { Searches } from './layout/searches.js';

const KINDS_PUT_RIGHT = [PuttingChildrenRight, PuttingFeesRight, PuttingCarersRight, PuttingHomesRight];

/** The door for people. */
@Module({
  controllers: [DashboardController, ChangesController, ActingController, AssetsController, ChildrenInCareController, FindingController, ChildRecordController, AdmissionController, RecordingPagesController, CorrectingController, CarersController, CarerRecordingController, CarerController, HomesController, FeeRecordingController, HomeRecordingController, HomeController, VacanciesController, CompareController, EntriesController, ChecksPagesController, LatenessPagesController, ReplaysController, PublishedChangesPagesController, MeasurePagesController, TargetPagesController, SeriesPagesController, DiscrepancyPagesController, ReconciliationPagesController, PublishController, BookletPagesController, ImportingController, StatutoryReturnController, LiveController, StatementsController],
  providers: [
    ...KINDS_PUT_RIGHT, { provide: PUTTING_RIGHT, useFactory: (...kinds: readonly PuttingRight[]) => kinds, inject: KINDS_PUT_RIGHT }, CorrectingJourneys,
    ...bringingIn, ...writingReturns, Council, AdmissionJourney, ChildJourneys, FormJourneys, RecordJourneys, Pages, Places, Listeners, Overview, OverviewAhead, Searches,
  ],
  exports: [Pages],
})
export class WebModule {}
