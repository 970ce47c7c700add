import { Controller, Get, Inject, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Response } from 'express';
import { ForEveryone } from '../access/needs.js';
import { StatusAsked, type Status } from '../audit/status.js';
import { Projector } from '../projecting/projector.js';

/** An entry just written is in the views within this time. */
const CATCHING_UP = 1_000;

/** For whatever watches over the process. */
@ForEveryone()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  @Get('live')
  live(): object {
    return { live: true };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<object> {
    const reasons = await this.whyNot();
    if (reasons.length === 0) return { ready: true };
    response.status(503);
    return { ready: false, reasons };
  }

  private async whyNot(): Promise<readonly string[]> {
    try {
      const { head, stopped }: Status = await this.queries.execute(new StatusAsked());
      if (stopped) return [`The views have stopped before entry ${stopped.before}: ${stopped.why}`];
      await this.projector.waitUntilSeen(head, CATCHING_UP);
      return [];
    } catch {
      const { stopped, seen } = this.projector.status;
      return [
        stopped
          ? `The views have stopped before entry ${stopped.before}: ${stopped.why}`
          : `The ledger cannot be read, or the views are behind it at entry ${seen}.`,
      ];
    }
  }
}
