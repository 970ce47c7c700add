import type { Provider } from '@nestjs/common';
import { PreparedReturns } from './prepared-returns.js';

/** What writes returns while the tracker serves, on top of the core. */
export const writingReturns: Provider[] = [PreparedReturns];
