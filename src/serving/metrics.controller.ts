import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForEveryone } from '../access/needs.js';
import { Metrics } from './metrics.js';
import { Observing } from './observing.js';

/** For Prometheus, and what reads as it does. */
@ForEveryone()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Observing) private readonly observing: Observing,
  ) {}

  @Get()
  async metricsNow(@Res() response: Response): Promise<void> {
    const { type, text } = await this.metrics.told(await this.observing.now());
    response.setHeader('Content-Type', type);
    response.send(text);
  }
}
