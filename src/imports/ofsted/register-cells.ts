import type { CalendarDate } from '../../domain/calendar.js';
import * as codes from '../../domain/provider/codes.js';
import type { ProviderIdentity } from '../../domain/provider/events.js';
import type { RegisterRow } from '../../domain/provider/register-told.js';
import { readDate } from '../../domain/statutory-return/read-cells.js';
import { isReference } from '../../recording/streams.js';
import { headingOf, slug, type ColumnName, type Places } from './register-columns.js';

export type CellFault = { readonly column: string; readonly rule: string; readonly message: string };

/** One row as it was read: undefined where it tells of no provider that could be recorded. */
export type RowRead = { readonly told: RegisterRow | undefined; readonly urn: string | null; readonly faults: readonly CellFault[] };

type CodeWords = Readonly<Record<string, { readonly words: string }>>;

const byWords = <C extends string>(list: Readonly<Record<C, { readonly words: string }>>): ReadonlyMap<string, C> =>
  new Map(Object.entries(list as CodeWords).flatMap(([code, { words }]) => [[slug(code), code as C], [slug(words), code as C]]));

const PROVISIONS = byWords(codes.provisionTypes);
const SECTORS = byWords(codes.sectors);
const JUDGEMENTS = byWords(codes.judgements);
const KINDS = byWords(codes.inspectionKinds);
const STATUSES = new Map([['active', 'active'], ['suspended', 'suspended']] as const);

/** Cells that say nothing: blank, or withheld because an address may tell where a child lives. */
const SAYS_NOTHING = /^(redacted|null|n\/a|-)?$/i;

/** Reads one row's cells; what cannot be read is told, and rejects the row only where it leaves no provider to record. */
export const readRow = (cells: readonly string[], places: Places, row: number): RowRead => new RowReader(cells, places, row).read();

class RowReader {
  private readonly faults: CellFault[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly places: Places,
    private readonly row: number,
  ) {}

  read(): RowRead {
    const urn = this.text('urn');
    if (urn === undefined) this.fault('urn', 'urn-blank', 'It is not known whose row this is. The row was not imported.');
    else if (!isReference(urn)) this.fault('urn', 'urn-unfit', 'A URN is up to 20 letters and digits. The row was not imported.');
    const provision = this.code('provision', PROVISIONS, 'The row was not imported.');
    const registeredOn = this.date('registeredOn', 'The row was not imported.');
    if (registeredOn === undefined && this.text('registeredOn') === undefined)
      this.fault('registeredOn', 'registration-date-blank', 'There is no date of registration. The row was not imported.');
    if (provision === undefined && this.text('provision') === undefined)
      this.fault('provision', 'provision-blank', 'There is no type of provision. The row was not imported.');
    const status = this.text('status') === undefined ? 'active' : this.code('status', STATUSES, 'The row was not imported.');
    const usable = urn !== undefined && isReference(urn) && provision && registeredOn && status;
    if (!usable) return { told: undefined, urn: urn ?? null, faults: this.faults };
    const [identity, inspection] = [this.identity(), this.inspection()];
    const told: RegisterRow = {
      row: this.row, urn, registeredOn, status,
      details: { provision, ...this.details() },
      ...(identity ? { identity } : {}),
      ...(inspection ? { inspection } : {}),
    };
    return { told, urn, faults: this.faults };
  }

  /** A column that the register does not have is not among them; a blank cell is, as undefined. */
  private details(): Omit<RegisterRow['details'], 'provision'> {
    const region = this.places.has('region') ? 'region' : 'ofstedRegion';
    return {
      ...(this.places.has('sector') ? { sector: this.code('sector', SECTORS, LEFT_OUT) } : {}),
      ...(this.places.has('places') ? { places: this.count('places') } : {}),
      ...(this.places.has('owner') ? { owner: this.text('owner') } : {}),
      ...(this.places.has('authority') ? { authority: this.text('authority') } : {}),
      ...(this.places.has(region) ? { region: this.text(region) } : {}),
      ...(this.places.has('educationUrn') ? { educationUrn: this.text('educationUrn') } : {}),
    };
  }

  private identity(): ProviderIdentity | undefined {
    const [name, postcode] = [this.text('name'), this.text('postcode')];
    const address = (['address1', 'address2', 'town', 'county'] as const).flatMap((column) => this.text(column) ?? []);
    if (name === undefined && postcode === undefined && address.length === 0) return undefined;
    return { ...(name ? { name } : {}), ...(address.length > 0 ? { address } : {}), ...(postcode ? { postcode } : {}) };
  }

  private inspection(): RegisterRow['inspection'] {
    if (this.text('inspectedOn') === undefined && this.text('overall') === undefined) return undefined;
    if (this.text('inspectedOn') === undefined) this.fault('inspectedOn', 'inspection-date-blank', `There is a judgement and no date of the inspection. ${NOT_TAKEN}`);
    const effectiveOn = this.date('inspectedOn', NOT_TAKEN);
    const overall = this.judgement('overall', NOT_TAKEN);
    if (effectiveOn && overall === undefined) this.fault('overall', 'no-overall-judgement', `The inspection has no overall judgement. ${NOT_TAKEN}`);
    const kind = this.text('kind') === undefined ? 'full' : this.code('kind', KINDS, NOT_TAKEN);
    if (!effectiveOn || !overall || !kind) return undefined;
    const [event, publishedOn] = [this.text('event'), this.date('publishedOn', LEFT_OUT)];
    const parts = (['education', 'health', 'protection', 'leadership'] as const).flatMap((part) => {
      const judgement = this.judgement(part, LEFT_OUT);
      return judgement ? [[part, judgement] as const] : [];
    });
    return { effectiveOn, kind, overall, ...(event ? { event } : {}), ...(publishedOn ? { publishedOn } : {}), ...Object.fromEntries(parts) };
  }

  private judgement(column: ColumnName, consequence: string): codes.Judgement | undefined {
    return slug(this.text(column) ?? '') === 'not-judged' ? undefined : this.code(column, JUDGEMENTS, consequence);
  }

  private text(column: ColumnName): string | undefined {
    const place = this.places.get(column);
    const text = place === undefined ? '' : (this.cells[place] ?? '').replace(/\s+/g, ' ').trim();
    return SAYS_NOTHING.test(text) ? undefined : text;
  }

  private code<C extends string>(column: ColumnName, list: ReadonlyMap<string, C>, consequence: string): C | undefined {
    const text = this.text(column);
    const code = text === undefined ? undefined : list.get(slug(text));
    if (text !== undefined && !code) this.fault(column, `${slug(headingOf(column))}-not-known`, `This is none of the words known for ${headingOf(column)}. ${consequence}`);
    return code;
  }

  private date(column: ColumnName, consequence: string): CalendarDate | undefined {
    const text = this.text(column);
    const date = text === undefined ? undefined : readDate(text);
    if (text !== undefined && !date) this.fault(column, 'date-not-real', `${headingOf(column)} is not a date as DD/MM/YYYY. ${consequence}`);
    return date;
  }

  private count(column: ColumnName): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (/^\d{1,4}$/.test(text) && Number(text) <= 2_000) return Number(text);
    this.fault(column, 'not-a-number', `${headingOf(column)} is not a whole number up to 2000. ${LEFT_OUT}`);
    return undefined;
  }

  private fault(column: ColumnName, rule: string, message: string): void {
    this.faults.push({ column: headingOf(column), rule, message });
  }
}

const LEFT_OUT = 'The cell was left out.';
const NOT_TAKEN = 'The inspection was not taken in.';
