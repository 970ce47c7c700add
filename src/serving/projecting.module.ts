import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { CoreModule, type CoreOptions } from '../core.module.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Observing } from './observing.js';

/** A process that keeps shared views and answers nobody but whatever watches over it. */
@Module({})
export class ProjectingModule {
  static over({ data, ledger, views, ...config }: Config, core: Omit<CoreOptions, 'data'>, metrics: Metrics): DynamicModule {
    return {
      module: ProjectingModule,
      global: true,
      imports: [CoreModule.over({ data, ledger, views, ...core, part: 'project' })],
      controllers: [HealthController, MetricsController],
      providers: [{ provide: CONFIG, useValue: { data, ledger, views, ...config } }, { provide: Metrics, useValue: metrics }, Observing],
      exports: [CONFIG],
    };
  }
}
