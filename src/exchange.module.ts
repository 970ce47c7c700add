import { Module, type DynamicModule } from '@nestjs/common';
import { ReturnExport } from './exports/ssda903/export-return.js';
import { RegisterImport } from './imports/ofsted/import-register.js';
import { RecordsImport } from './imports/records/records-import.js';
import { SeriesImport } from './imports/series/import-series.js';
import { ReturnImport } from './imports/ssda903/import-return.js';

/** What brings other systems’ files in and writes them out, on top of the core. */
@Module({})
export class ExchangeModule {
  static over(core: DynamicModule): DynamicModule {
    return {
      module: ExchangeModule,
      imports: [core],
      providers: [ReturnImport, RecordsImport, RegisterImport, SeriesImport, ReturnExport],
      exports: [ReturnImport, RecordsImport, RegisterImport, SeriesImport, ReturnExport],
    };
  }
}
