import { SaxesParser } from 'saxes';
import type { TableName } from '../../../domain/statutory-return/tables.js';
import type { Fault, Reading } from './raw-row.js';
import { notRecognised } from './recognise.js';
import { xmlFaults, XmlRefused } from './xml-faults.js';
import { groupTables, headerItems, itemNamed, itemsOf, wrappers, type Items, type XmlChild } from './xml-rows.js';

/** An open element: what it is, and where the items in it go. */
type Part =
  | { readonly is: 'return' | 'child' | 'unknown' }
  | { readonly is: 'header' | 'row'; readonly items: Items; readonly known: ReadonlySet<string> }
  | { readonly is: 'item'; readonly items: Items; readonly name: string };

type Growing = {
  readonly header: Items;
  readonly groups: { readonly table: TableName; readonly items: Items }[];
  readonly episodes: Items[];
};

const nobody = (): Growing => ({ header: new Map(), groups: [], episodes: [] });
const STRANGERS_NAMED = 50;
const LONGEST_NAME = 40;

/**
 * Reads an XML return as it streams by and gives each CHILD as it closes. Nothing in the file can make it
 * fetch or expand anything, or hold more than one child: a DOCTYPE is refused, and whatever is too deep or too long.
 */
export class XmlChildren {
  private readonly parser = new SaxesParser();
  private readonly parts: Part[] = [];
  private readonly strangers = new Set<string>();
  private complete: XmlChild[] = [];
  private child = nobody();
  private number = 0;
  private headers = 0;
  private text = '';
  /** Characters of this child so far, and characters since the parser last told of anything. */
  private length = 0;
  private unheard = 0;

  constructor(private readonly reading: Pick<Reading, 'report' | 'limits'>) {
    this.parser.on('doctype', () => refuse(xmlFaults.doctype));
    this.parser.on('error', () =>
      refuse(this.parts.length + this.number > 0 ? xmlFaults.malformed(this.parser.line) : notRecognised),
    );
    this.parser.on('opentag', ({ name }) => this.opened(name));
    this.parser.on('closetag', () => this.closed());
    this.parser.on('text', (text) => this.told(text));
    this.parser.on('cdata', (text) => this.told(text));
  }

  /** The children that close in this piece of the file; throws XmlRefused where the file cannot be trusted. */
  push(piece: string): readonly XmlChild[] {
    this.unheard += piece.length;
    // The parser would gather an endless DOCTYPE before it told of one.
    if (this.parts.length + this.number === 0 && piece.includes('<!DOCTYPE')) refuse(xmlFaults.doctype);
    this.parser.write(piece);
    if (this.unheard > this.reading.limits.rowLength + piece.length) refuse(xmlFaults.tooLong(this.number));
    return this.taken();
  }

  end(): readonly XmlChild[] {
    this.parser.close();
    return this.taken();
  }

  private taken(): readonly XmlChild[] {
    const taken = this.complete;
    this.complete = [];
    return taken;
  }

  private opened(element: string): void {
    this.grows(element.length);
    this.text = '';
    if (this.parts.length >= this.reading.limits.xmlDepth) refuse(xmlFaults.tooDeep(this.reading.limits.xmlDepth));
    const within = this.parts.at(-1);
    const part = within
      ? this.partOf(element, within)
      : element === 'EXPSSDA903'
        ? { is: 'return' as const }
        : undefined;
    this.parts.push(part ?? (within ? this.unknown(element, within) : refuse(notRecognised)));
  }

  private partOf(element: string, within: Part): Part | undefined {
    switch (within.is) {
      case 'return':
        return element === 'CHILD' ? this.childBegun() : undefined;
      case 'child':
        return element === 'HEADER' ? this.headerBegun() : element === 'EPISODE' ? this.episodeBegun() : undefined;
      case 'header':
        return wrappers.has(element) ? within : (this.groupBegun(element) ?? itemOf(element, within));
      case 'row':
        return itemOf(element, within);
      default:
        return undefined;
    }
  }

  private childBegun(): Part {
    [this.child, this.length, this.headers] = [nobody(), 0, 0];
    this.number += 1;
    return { is: 'child' };
  }

  private headerBegun(): Part {
    this.headers += 1;
    if (this.headers === 2) this.reading.report(xmlFaults.headerRepeated(this.number));
    return { is: 'header', items: this.child.header, known: headerItems };
  }

  private episodeBegun(): Part {
    const items: Items = new Map();
    this.child.episodes.push(items);
    return { is: 'row', items, known: itemsOf.Episodes };
  }

  private groupBegun(element: string): Part | undefined {
    const table = groupTables.get(element);
    if (!table) return undefined;
    const items: Items = new Map();
    this.child.groups.push({ table, items });
    return { is: 'row', items, known: itemsOf[table] };
  }

  /** Each stranger is told of once, and what stands in it is not told of at all. */
  private unknown(element: string, within: Part): Part {
    const name = element.slice(0, LONGEST_NAME);
    if (within.is !== 'unknown' && !this.strangers.has(name) && this.strangers.size < STRANGERS_NAMED) {
      this.strangers.add(name);
      this.reading.report(xmlFaults.stranger(name));
    }
    return { is: 'unknown' };
  }

  private closed(): void {
    this.grows(1);
    const part = this.parts.pop();
    if (part?.is === 'child') this.complete.push(this.child);
    if (part?.is !== 'item') return;
    const value = this.text.trim();
    this.text = '';
    if (value === '') return;
    if (part.items.has(part.name)) this.reading.report(xmlFaults.repeated(part.name, this.number));
    else part.items.set(part.name, value);
  }

  private told(text: string): void {
    this.grows(text.length);
    if (this.parts.at(-1)?.is === 'item') this.text += text;
  }

  private grows(by: number): void {
    this.unheard = 0;
    this.length += by;
    if (this.length > this.reading.limits.rowLength) refuse(xmlFaults.tooLong(this.number));
  }
}

const refuse = (fault: Fault): never => {
  throw new XmlRefused(fault);
};

const itemOf = (
  element: string,
  { items, known }: { readonly items: Items; readonly known: ReadonlySet<string> },
): Part | undefined => {
  const name = itemNamed(element);
  return known.has(name) ? { is: 'item', items, name } : undefined;
};
