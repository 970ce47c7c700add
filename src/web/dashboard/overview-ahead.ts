import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EMPTY, catchError, concatMap, debounceTime, from, type Subscription } from 'rxjs';
import { Projector } from '../../projecting/projector.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import type { Shape } from './dashboard.form.js';
import { Overview } from './overview.js';

/** Milliseconds without a new entry after which the overview is worked out ahead; for as long as somebody opened it within so many. */
const [RESTED, OPENED] = [500, 3_600_000];

/**
 * Every new entry makes the overview of today another one, which takes longer to work out than all other pages. Where people
 * have it open, that is done once recording has come to rest, before the next of them asks.
 */
@Injectable()
export class OverviewAhead implements OnModuleInit, BeforeApplicationShutdown {
  private readonly opened = new Map<Shape, number>();
  private subscription: Subscription | undefined;

  constructor(
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Overview) private readonly overview: Overview,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  /** Somebody opened the overview of today, as it is known now. */
  open(shape: Shape): void {
    this.opened.set(shape, performance.now());
  }

  onModuleInit(): void {
    const ahead = this.projector.entries.pipe(
      debounceTime(RESTED),
      concatMap(() => from(this.workOut()).pipe(catchError(() => EMPTY))),
    );
    this.subscription = ahead.subscribe();
  }

  beforeApplicationShutdown(): void {
    this.subscription?.unsubscribe();
  }

  private async workOut(): Promise<void> {
    const since = performance.now() - OPENED;
    const shapes = [...this.opened].filter(([, at]) => at > since).map(([shape]) => shape);
    for (const shape of shapes) await this.overview.answers(await this.overview.settled({ asAt: this.today(), knownAt: undefined }), shape);
  }
}
