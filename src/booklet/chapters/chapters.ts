import type { ChapterSpec } from '../table-spec.js';
import { aroundCare } from './around-care.js';
import { carersAndProviders } from './carers.js';
import { costOfPlacements, flowsInAndOut } from './flows-and-money.js';
import { fosteringAndHomes } from './settings.js';
import { stabilityOfPlacements } from './stability.js';
import { where } from './where.js';
import { who } from './who.js';

/** The sufficiency data booklet, chapter by chapter. */
export const CHAPTERS: readonly ChapterSpec[] = [
  who, where, fosteringAndHomes, stabilityOfPlacements, flowsInAndOut, carersAndProviders, costOfPlacements, ...aroundCare,
];
