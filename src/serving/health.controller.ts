import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ForEveryone } from '../access/needs.js';
import { Projector } from '../projecting/projector.js';
import { Observing, type Observed } from './observing.js';
import type { Readiness } from './readiness.js';

/** An entry just written is in the views within this time. */
const CATCHING_UP = 1_000;

type Judged = Pick<Readiness, 'ready' | 'state' | 'reasons'>;

/** For whatever watches over the process. */
@ForEveryone()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Observing) private readonly observing: Observing,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  @Get('live')
  live(): object {
    return { live: true };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const observed = await this.observing.now();
    if (observed.head !== null) await this.projector.waitUntilSeen(observed.head, CATCHING_UP).catch(() => undefined);
    const { seen, stopped, rebuilding } = this.projector.status;
    const now = { ...observed, seen, stopped, rebuilding };
    const judged = judge(now);
    if (!judged.ready) response.status(503);
    const behind = now.head === null ? null : Math.max(0, now.head - seen);
    return { ...judged, ledger: { state: now.ledger, entries: now.head }, views: { entries: seen, behind, rebuilding } };
  }
}

const judge = ({ ledger, head, seen, stopped }: Observed): Judged => {
  const not = (state: Readiness['state'], reason: string): Judged => ({ ready: false, state, reasons: [reason] });
  const still = (state: Readiness['state'], reason: string): Judged => ({ ready: true, state, reasons: [reason] });
  if (stopped) return not('stopped', `The views have stopped before entry ${stopped.before}: ${stopped.why}`);
  switch (ledger) {
    case 'unreadable':
      return not('ledger-unreadable', `The ledger cannot be read; the views are at entry ${seen}.`);
    case 'away':
      return still('ledger-away', `The ledger is out of reach: nothing is saved, and pages are told as of entry ${seen}.`);
    case 'read-only':
      return still('read-only', 'The ledger takes nothing new at the moment: nothing is saved. What is recorded is still told.');
    case 'sound':
      return (head ?? 0) > seen
        ? not('behind', `The views are at entry ${seen}, behind the ledger’s ${head}.`)
        : { ready: true, state: 'sound', reasons: [] };
  }
};
