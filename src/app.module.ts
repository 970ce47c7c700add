import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { EveryRouteDeclared } from './access/declared.js';
import { ApiModule } from './api/api.module.js';
import type { Config } from './config.js';
import { CONFIG } from './config.token.js';
import { CoreModule, type CoreOptions } from './core.module.js';
import { FaultsFilter } from './serving/faults.filter.js';
import { HealthController } from './serving/health.controller.js';
import { Metrics } from './serving/metrics.js';
import { MetricsController } from './serving/metrics.controller.js';
import { Observing } from './serving/observing.js';
import { WebModule } from './web/web.module.js';

/** The tracker with its HTTP doors. */
@Module({})
export class AppModule {
  static over(config: Config, core: Omit<CoreOptions, 'data'> = {}, metrics = new Metrics()): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [CoreModule.over({ data: config.data, ledger: config.ledger, views: config.views, ...core }), ApiModule, WebModule, DiscoveryModule],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Metrics, useValue: metrics },
        Observing,
        { provide: APP_FILTER, useClass: FaultsFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        EveryRouteDeclared,
      ],
      exports: [CONFIG],
    };
  }
}
