import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.js';
import * as codes from '../../src/domain/codes.js';
import type { CodeList, LegalStatus, PlacementType } from '../../src/domain/codes.js';

const on = (text: string): CalendarDate => text as CalendarDate;
const lists = Object.entries(codes).flatMap(([name, list]) =>
  typeof list === 'object' ? [[name, list as CodeList<string>] as const] : [],
);
const codesIn = (list: CodeList<string>): string => Object.keys(list).sort().join(' ');
const placesThat = (holds: (place: PlacementType) => boolean): string =>
  (Object.keys(codes.placementTypes) as PlacementType[]).filter(holds).join(' ');

describe('the code lists', () => {
  test.each([
    ['PLACE', codes.placementTypes, 'A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 Z11 Z12 Z13 Z14'],
    ['PLACE_PROVIDER', codes.placementProviders, 'PR0 PR1 PR2 PR3 PR4 PR5'],
    ['LS', codes.legalStatuses, 'C1 C2 D1 E1 J1 J2 J3 L1 L2 L3 V2 V3 V4'],
    ['CIN', codes.categoriesOfNeed, 'N1 N2 N3 N4 N5 N6 N7 N8'],
    ['RNE', codes.reasonsForNewEpisode, 'B L P S T U'],
    ['REC', codes.reasonsEpisodeCeased, 'E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E43 E44 E45 E46 E47 E48 E4A E4B E5 E6 E7 E8 E9 X1'],
    ['REASON_PLACE_CHANGE', codes.placementChangeReasons, 'ALLEG APPRR CARPL CHILD CLOSE CREQB CREQO CUSTOD LAREQ OTHER PLACE STAND'],
    ['REVIEW_CODE', codes.reviewCodes, 'PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7'],
    ['MISSING', codes.missingKinds, 'A M'],
    ['SEX', codes.sexes, '1 2 F M U'],
    ['ETHNIC', codes.ethnicities, 'ABAN AIND AOTH APKN BAFR BCRB BOTH CHNE MOTH MWAS MWBA MWBC NOBT OOTH REFU WBRI WIRI WIRT WOTH WROM'],
    ['SW_REASON', codes.socialWorkerChanges, 'ABSENC CHCHAN FCONTA LEFTRL MANAGE ORGRST OTHERS PCCHAN SWDIED TSPROC'],
    ['ACTIV', codes.activities, '0 F1 F2 F3 F4 F5 G4 G5 G6 P1 P2 P3 P4 P5'],
  ])('hold every code of %s', (_column, list, expected) => expect(codesIn(list)).toBe(expected));

  test('hold sixteen kinds of accommodation, suitable or not, but for two that cannot be suitable', () => {
    const kinds = Object.keys(codes.accommodations).filter((code) => code !== '0');
    expect(new Set(kinds.map((code) => code[0])).size).toBe(16);
    expect(kinds.length).toBe(30);
    expect(kinds.filter((code) => /^[SX]/.test(code)).sort()).toEqual(['S2', 'X2']);
  });

  test.each(lists)('give every code of %s words of its own', (_name, list) => {
    const words = Object.values(list).map((each) => each.words);
    expect(words.every((text) => text.length > 2)).toBe(true);
  });

  test.each(lists.filter(([name]) => name !== 'sexes'))('give no two codes of %s the same words', (_name, list) =>
    expect(new Set(Object.values(list).map(({ words }) => words)).size).toBe(Object.keys(list).length));
});

describe('a code', () => {
  test('is one of its list, and nothing else is', () => {
    expect(codes.isCodeOf(codes.placementTypes, 'U4')).toBe(true);
    expect(['U7', 'u4', '', 'toString', '__proto__'].filter((text) => codes.isCodeOf(codes.placementTypes, text))).toEqual([]);
  });

  test('has words', () => expect(codes.wordsFor(codes.legalStatuses, 'C2')).toBe('Full care order'));

  test.each([
    ['H5', '2024-03-31', true], ['H5', '2024-04-01', false],
    ['P2', '2023-10-27', true], ['P2', '2023-10-28', false],
    ['K3', '2024-03-31', false], ['K3', '2024-04-01', true],
    ['Z1', '2025-03-31', true], ['Z1', '2025-04-01', false],
    ['Z13', '2025-03-31', false], ['Z13', '2025-04-01', true],
    ['U6', '1991-10-14', true], ['U6', '2030-01-01', true],
  ] as const)('of placement, %s, on %s may be used: %p', (code, day, may) =>
    expect(codes.validOn(codes.placementTypes, code, on(day))).toBe(may));

  test.each([
    ['D1', '2005-12-29', true], ['D1', '2005-12-30', false], ['E1', '2005-12-29', false], ['E1', '2005-12-30', true],
  ] as const)('of legal status, %s, on %s may be used: %p', (code, day, may) =>
    expect(codes.validOn(codes.legalStatuses, code, on(day))).toBe(may));

  test('of sex is a number until March 2024 and a letter after', () => {
    const used = (day: string) => (['1', '2', 'M', 'F', 'U'] as const).filter((sex) => codes.validOn(codes.sexes, sex, on(day))).join('');
    expect([used('2024-03-31'), used('2024-04-01')]).toEqual(['12', 'MFU']);
  });
});

describe('a group of codes', () => {
  test('for time away is T0 to T4', () => expect(placesThat(codes.isTemporary)).toBe('T0 T1 T2 T3 T4'));
  test('for foster homes is U1 to U6', () => expect(placesThat(codes.isFoster)).toBe('U1 U2 U3 U4 U5 U6'));
  test('for family and friends is U1 to U3', () => expect(placesThat(codes.isFosteredByFamilyOrFriend)).toBe('U1 U2 U3'));
  test('for adoption is A3 to A6', () => expect(placesThat(codes.isPlacedForAdoption)).toBe('A3 A4 A5 A6'));
  test('for short breaks is V3 and V4', () =>
    expect((Object.keys(codes.legalStatuses) as LegalStatus[]).filter(codes.isShortBreak)).toEqual(['V3', 'V4']));
  test('for youth justice is J1 to J3', () =>
    expect((Object.keys(codes.legalStatuses) as LegalStatus[]).filter(codes.isYouthJustice)).toEqual(['J1', 'J2', 'J3']));
});
