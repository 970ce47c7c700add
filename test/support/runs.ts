import { jest } from '@jest/globals';

const ASKED = Number(process.env['TRACKER_RUNS'] ?? 0) || 0;

if (ASKED > 0) jest.setTimeout(30_000 + ASKED * 1_000);

/** How many times a property is tried: as given, or as often as TRACKER_RUNS says where that is more. */
export const runs = (usual: number): { readonly numRuns: number } => ({ numRuns: Math.max(usual, ASKED) });
