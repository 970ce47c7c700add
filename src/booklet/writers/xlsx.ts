import { titleOf, type Laid } from '../front.js';
import { archiveOf, inXml, XML, type Part } from './archive.js';
import { sheetsOf, widthsOf, type Sheet, type SheetCell } from './sheets.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Styles by their place in `styles.xml`. */
const STYLE = { plain: 0, title: 1, header: 2, whole: 3, tenths: 4, link: 5, wrapped: 6, mark: 7 } as const;

/** The booklet as an Office Open XML workbook: every table is marked as one, with its header. */
export const xlsxOf = (laid: Laid): Uint8Array => {
  const sheets = sheetsOf(laid);
  const tabled = sheets.filter(({ header }) => header.length > 0);
  return archiveOf([
    { name: '[Content_Types].xml', body: contentTypes(sheets.length, tabled.length) },
    { name: '_rels/.rels', body: relations([['officeDocument', 'xl/workbook.xml']], [['metadata/core-properties', 'docProps/core.xml']]) },
    { name: 'docProps/core.xml', body: core(laid) },
    { name: 'xl/workbook.xml', body: workbook(sheets) },
    { name: 'xl/_rels/workbook.xml.rels', body: relations([...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const), ['styles', 'styles.xml']]) },
    { name: 'xl/styles.xml', body: STYLES },
    ...sheets.flatMap((sheet, at) => sheetParts(sheet, at + 1, tabled.indexOf(sheet) + 1)),
  ]);
};

const relations = (own: readonly (readonly [string, string])[], packaged: readonly (readonly [string, string])[] = []): string => {
  const all = [...own.map(([type, target]) => [`${RELATIONS}/${type}`, target]), ...packaged.map(([type, target]) => [`${PACKAGE}/relationships/${type}`, target])];
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.map(([type = '', target = ''], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;
};

const contentTypes = (sheets: number, tables: number): string => {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const each = (count: number, name: (at: number) => string) => Array.from({ length: count }, (_, at) => name(at + 1)).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main')}${part('xl/styles.xml', 'officedocument.spreadsheetml.styles')}${part('docProps/core.xml', 'package.core-properties')}${each(sheets, (at) => part(`xl/worksheets/sheet${at}.xml`, 'officedocument.spreadsheetml.worksheet'))}${each(tables, (at) => part(`xl/tables/table${at}.xml`, 'officedocument.spreadsheetml.table'))}</Types>`;
};

const core = (laid: Laid): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${inXml(titleOf(laid))}</dc:title><dc:creator>${inXml(laid.booklet.authorityName)}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`;

const workbook = (sheets: readonly Sheet[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${inXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><fonts count="4"><font><sz val="12"/><name val="Arial"/></font><font><b/><sz val="16"/><name val="Arial"/></font><font><b/><sz val="12"/><name val="Arial"/></font><font><u/><sz val="12"/><color rgb="FF12436D"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="2" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="3" fontId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" fontId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="3" applyFont="1"/><xf fontId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf fontId="0" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf></cellXfs></styleSheet>`;

const sheetParts = (sheet: Sheet, at: number, table: number): readonly Part[] => {
  const top = sheet.lines.length + 2;
  const name = `xl/worksheets/sheet${at}.xml`;
  const body = { name, body: worksheet(sheet, top, table > 0) };
  if (table === 0) return [body];
  return [
    body,
    { name: `xl/worksheets/_rels/sheet${at}.xml.rels`, body: relations([['table', `../tables/table${table}.xml`]]) },
    { name: `xl/tables/table${table}.xml`, body: tablePart(sheet, top, table) },
  ];
};

const letter = (column: number): string => String.fromCharCode(65 + column);

/** A table has one row at least, or a reader of workbooks takes it for broken. */
const tablePart = ({ header, rows }: Sheet, top: number, table: number): string => {
  const area = `A${top}:${letter(header.length - 1)}${top + Math.max(1, rows.length)}`;
  return `${XML}<table xmlns="${MAIN}" id="${table}" name="Table${table}" displayName="Table${table}" ref="${area}" totalsRowShown="0"><tableColumns count="${header.length}">${header.map((name, at) => `<tableColumn id="${at + 1}" name="${inXml(name)}"/>`).join('')}</tableColumns></table>`;
};

const worksheet = (sheet: Sheet, top: number, tabled: boolean): string => {
  const lines = [[sheet.title, STYLE.title] as const, ...sheet.lines.map((line) => [line, STYLE.plain] as const)].map(([text, style], at) => row(at + 1, [textCell(`A${at + 1}`, text, style)]));
  const head = tabled ? [row(top, sheet.header.map((name, at) => textCell(`${letter(at)}${top}`, name, STYLE.header)))] : [];
  const rows = sheet.rows.map((cells, at) => row(top + 1 + at, cells.map((cell, column) => valueCell(`${letter(column)}${top + 1 + at}`, cell))));
  const links = sheet.rows.flatMap(([first], at) => (first && 'text' in first && first.to ? [`<hyperlink ref="A${top + 1 + at}" location="${inXml(`'${first.to}'!A1`)}" display="${inXml(first.text)}"/>`] : []));
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${widthsOf(sheet).map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${[...lines, ...head, ...rows].join('')}</sheetData>${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${tabled ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ''}</worksheet>`;
};

const row = (at: number, cells: readonly string[]): string => `<row r="${at}">${cells.join('')}</row>`;

const textCell = (at: string, text: string, style: number): string => `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`;

const valueCell = (at: string, cell: SheetCell): string =>
  'number' in cell
    ? `<c r="${at}" s="${cell.decimals === 1 ? STYLE.tenths : STYLE.whole}"><v>${cell.number}</v></c>`
    : textCell(at, cell.text, cell.to ? STYLE.link : cell.mark ? STYLE.mark : STYLE.wrapped);
