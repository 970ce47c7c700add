import { same } from '../sameness.js';
import type { ProviderInspected } from './events.js';
import { corrected, recorded, sourceOf, type RegisterDays, type RegisterRow, type Standing, type TakenIn } from './register-told.js';

/**
 * What is to be recorded of the inspection in a register's row. Where it is on record already and says otherwise, the word of
 * the later register is believed: an earlier one leaves it as it is.
 */
export const takeInspection = (standing: Standing, { row, inspection }: RegisterRow, { asAt }: RegisterDays): TakenIn => {
  if (!inspection) return { commands: [], remarks: [] };
  const fact: ProviderInspected = { type: 'ProviderInspected', ...inspection, source: sourceOf(asAt, row) };
  for (const entry of standing) {
    if (entry.event.type !== 'ProviderInspected' || !ofSameInspection(entry.event, fact)) continue;
    if (same(said(entry.event), said(fact))) return { commands: [], remarks: [] };
    const mayCorrect = entry.event.source !== undefined && entry.event.source.asAt <= asAt;
    return mayCorrect
      ? { commands: [corrected(entry, fact)], remarks: [] }
      : { commands: [], remarks: [{ code: 'inspection-differs', on: entry.event.effectiveOn }] };
  }
  return { commands: [recorded(fact)], remarks: [] };
};

const ofSameInspection = (a: ProviderInspected, b: ProviderInspected): boolean =>
  a.event === undefined || b.event === undefined ? a.effectiveOn === b.effectiveOn : a.event === b.event;

const said = ({ corrects: _corrects, source: _source, ...rest }: ProviderInspected) => rest;
