import type { Provider } from '@nestjs/common';
import { RecordsImport } from '../records/records-import.js';
import { ReturnImport } from '../ssda903/import-return.js';
import { Intakes } from './intakes.js';

/** What brings files in while the tracker serves, on top of the core. */
export const bringingIn: Provider[] = [ReturnImport, RecordsImport, Intakes];
