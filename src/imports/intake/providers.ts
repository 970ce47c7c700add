import type { Provider } from '@nestjs/common';
import { RegisterImport } from '../ofsted/import-register.js';
import { RecordsImport } from '../records/records-import.js';
import { SeriesImport } from '../series/import-series.js';
import { ReturnImport } from '../ssda903/import-return.js';
import { IMPORTS, type Imports } from './carry-out.js';
import { Intakes } from './intakes.js';

const EACH = [ReturnImport, RecordsImport, RegisterImport, SeriesImport];

/** What brings files in while the tracker serves, on top of the core. */
export const bringingIn: Provider[] = [
  ...EACH,
  {
    provide: IMPORTS,
    useFactory: (returns: ReturnImport, records: RecordsImport, registers: RegisterImport, series: SeriesImport): Imports => ({ returns, records, registers, series }),
    inject: EACH,
  },
  Intakes,
];
