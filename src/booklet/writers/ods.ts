import { titleOf, type Laid } from '../front.js';
import { archiveOf, inXml, XML } from './archive.js';
import { sheetsOf, widthsOf, type Sheet, type SheetCell } from './sheets.js';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const SPACES = ['office', 'table', 'text', 'style', 'number', 'meta'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`).join(' ') +
  ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** The booklet as an OpenDocument spreadsheet (ODF 1.2): its header rows are marked, and each table is a named range. */
export const odsOf = (laid: Laid): Uint8Array => {
  const sheets = sheetsOf(laid);
  return archiveOf([
    { name: 'mimetype', body: TYPE, stored: true },
    { name: 'META-INF/manifest.xml', body: MANIFEST },
    { name: 'meta.xml', body: `${XML}<office:document-meta ${SPACES} office:version="1.2"><office:meta><dc:title>${inXml(titleOf(laid))}</dc:title><dc:creator>${inXml(laid.booklet.authorityName)}</dc:creator><dc:language>en-GB</dc:language></office:meta></office:document-meta>` },
    { name: 'styles.xml', body: STYLES },
    { name: 'content.xml', body: content(sheets) },
  ]);
};

const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${TYPE}"/>${['content.xml', 'styles.xml', 'meta.xml'].map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`;

const STYLES = `${XML}<office:document-styles ${SPACES} office:version="1.2"><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style></office:styles><office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles></office:document-styles>`;

const cellStyle = (name: string, more: string, given = ''): string => `<style:style style:name="${name}" style:family="table-cell"${given}>${more}</style:style>`;
const wrapped = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>';
const number = (name: string, decimals: number): string => `<number:number-style style:name="${name}"><number:number number:decimal-places="${decimals}" number:min-decimal-places="${decimals}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`;

const styles = (widths: readonly number[]): string =>
  [
    ...widths.map((width) => `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.23).toFixed(2)}cm"/></style:style>`),
    '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>',
    number('whole-number', 0), number('tenths-number', 1),
    cellStyle('title', '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/>'),
    cellStyle('header', `<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:border-bottom="0.75pt solid #000000"/><style:text-properties fo:font-weight="bold"/>`),
    cellStyle('whole', '<style:table-cell-properties style:vertical-align="top"/>', ' style:data-style-name="whole-number"'),
    cellStyle('tenths', '<style:table-cell-properties style:vertical-align="top"/>', ' style:data-style-name="tenths-number"'),
    cellStyle('words', wrapped),
    cellStyle('mark', '<style:table-cell-properties style:vertical-align="top"/><style:paragraph-properties fo:text-align="end"/>'),
  ].join('');

const content = (sheets: readonly Sheet[]): string => {
  const widths = [...new Set(sheets.flatMap(widthsOf))].sort((a, b) => a - b);
  const ranges = sheets.filter(({ header }) => header.length > 0).map(range).join('');
  return `${XML}<office:document-content ${SPACES} office:version="1.2"><office:automatic-styles>${styles(widths)}</office:automatic-styles><office:body><office:spreadsheet>${sheets.map(table).join('')}<table:database-ranges>${ranges}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
};

const letter = (column: number): string => String.fromCharCode(65 + column);

const range = ({ name, lines, header, rows }: Sheet): string => {
  const top = lines.length + 2;
  const area = `'${name}'.A${top}:'${name}'.${letter(header.length - 1)}${top + Math.max(1, rows.length)}`;
  return `<table:database-range table:name="${inXml(`table-${name}`)}" table:target-range-address="${inXml(area)}" table:contains-header="true"/>`;
};

const table = (sheet: Sheet): string => {
  const { name, title, lines, header, rows } = sheet;
  const columns = widthsOf(sheet).map((width) => `<table:table-column table:style-name="w${width}"/>`).join('');
  const above = [words(title, 'title'), ...lines.map((line) => words(line))].map(row).join('');
  const head = header.length > 0 ? `<table:table-header-rows>${row(header.map((one) => words(one, 'header')).join(''))}</table:table-header-rows>` : '';
  return `<table:table table:name="${inXml(name)}" table:style-name="sheet">${columns}${above}${head}${rows.map((cells) => row(cells.map(cell).join(''))).join('')}</table:table>`;
};

const row = (cells: string): string => `<table:table-row>${cells}</table:table-row>`;

const words = (text: string, style = '', to?: string): string => {
  const said = to === undefined ? inXml(text) : `<text:a xlink:type="simple" xlink:href="${inXml(`#'${to}'.A1`)}">${inXml(text)}</text:a>`;
  return `<table:table-cell office:value-type="string"${style ? ` table:style-name="${style}"` : ''}><text:p>${said}</text:p></table:table-cell>`;
};

const cell = (one: SheetCell): string =>
  'number' in one
    ? `<table:table-cell office:value-type="float" office:value="${one.number}" table:style-name="${one.decimals === 1 ? 'tenths' : 'whole'}"><text:p>${one.number.toFixed(one.decimals)}</text:p></table:table-cell>`
    : words(one.text, one.mark ? 'mark' : 'words', one.to);
