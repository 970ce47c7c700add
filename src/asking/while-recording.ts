import type { Provider } from '@nestjs/common';
import { openDirectory } from '../postcodes/directory.js';
import { OfferedHandler, PlaceToldHandler } from './offered.js';
import { RecordedSinceHandler } from './recorded-since.js';
import { DIRECTORY, FactCarriedHandler, UnusualHandler } from './unusual.js';

/** The questions a form asks while somebody fills it in. */
export const whileRecording = (data: string): readonly Provider[] => [
  { provide: DIRECTORY, useValue: () => openDirectory(data) },
  OfferedHandler,
  PlaceToldHandler,
  RecordedSinceHandler,
  FactCarriedHandler,
  UnusualHandler,
];
