import type { CalendarDate } from '../../src/domain/calendar.js';
import type {
  ChildAdmitted,
  ChildAlreadyInCare,
  ChildDischarged,
  ChildFound,
  ChildMoved,
  ChildReturned,
  ChildReviewed,
  ChildTemporarilyAbsent,
  ChildWentMissing,
  EpisodeCeased,
  LegalStatusChanged,
  ParticularsRecorded,
  Placement,
  PlacementDetailsChanged,
} from '../../src/domain/child/events.js';
import type { LegalStatus, TemporaryType } from '../../src/domain/codes.js';

export const on = (text: string): CalendarDate => text as CalendarDate;

/** Homes that exist nowhere else. */
export const HOMES = {
  foster: { type: 'U6', provider: 'PR1', carer: 'household-1' },
  otherFoster: { type: 'U6', provider: 'PR4', carer: 'household-2' },
  home: { type: 'K2', provider: 'PR4', urn: 'SC000001' },
  lodgings: { type: 'P2', provider: 'PR4' },
  supported: { type: 'K3', provider: 'PR4' },
} as const satisfies Record<string, Placement>;

export const admitted = (day: string, over: Partial<ChildAdmitted> = {}): ChildAdmitted => ({
  type: 'ChildAdmitted',
  effectiveOn: on(day),
  legalStatus: 'V2',
  categoryOfNeed: 'N1',
  placement: HOMES.foster,
  ...over,
});

export const alreadyInCare = (day: string, over: Partial<ChildAlreadyInCare> = {}): ChildAlreadyInCare => ({
  type: 'ChildAlreadyInCare',
  effectiveOn: on(day),
  legalStatus: 'V2',
  categoryOfNeed: 'N1',
  placement: HOMES.foster,
  ...over,
});

export const moved = (day: string, over: Partial<ChildMoved> = {}): ChildMoved => ({
  type: 'ChildMoved',
  effectiveOn: on(day),
  placement: HOMES.home,
  reason: 'CARPL',
  ...over,
});

export const detailsChanged = (day: string, over: Partial<PlacementDetailsChanged> = {}): PlacementDetailsChanged => ({
  type: 'PlacementDetailsChanged',
  effectiveOn: on(day),
  placement: { ...HOMES.foster, type: 'U4' },
  reason: 'PLACE',
  ...over,
});

export const statusChanged = (day: string, legalStatus: LegalStatus = 'C2'): LegalStatusChanged => ({
  type: 'LegalStatusChanged',
  effectiveOn: on(day),
  legalStatus,
});

export const away = (day: string, kind: TemporaryType = 'T1'): ChildTemporarilyAbsent => ({
  type: 'ChildTemporarilyAbsent',
  effectiveOn: on(day),
  kind,
});

export const returned = (day: string): ChildReturned => ({ type: 'ChildReturned', effectiveOn: on(day) });

export const wentMissing = (day: string): ChildWentMissing => ({
  type: 'ChildWentMissing',
  effectiveOn: on(day),
  kind: 'M',
});

export const found = (day: string, began?: string): ChildFound => ({
  type: 'ChildFound',
  effectiveOn: on(day),
  ...(began ? { began: on(began) } : {}),
});

export const reviewed = (day: string): ChildReviewed => ({
  type: 'ChildReviewed',
  effectiveOn: on(day),
  participation: 'PN1',
});

export const discharged = (day: string, over: Partial<ChildDischarged> = {}): ChildDischarged => ({
  type: 'ChildDischarged',
  effectiveOn: on(day),
  reason: 'E4A',
  ...over,
});

export const ceased = (day: string, began: string): EpisodeCeased => ({
  type: 'EpisodeCeased',
  effectiveOn: on(day),
  began: on(began),
});

export const born = (day: string, over: Partial<ParticularsRecorded> = {}): ParticularsRecorded => ({
  type: 'ParticularsRecorded',
  effectiveOn: on(day),
  dateOfBirth: on(day),
  sex: '1',
  ethnicity: 'WBRI',
  ...over,
});
