import { chartOf } from '../charts/chart.js';
import { escaped } from '../charts/svg.js';
import { allShorthand, coverOf, profileOf, shorthandOf, viewpointOf, type Laid } from '../front.js';
import type { PrintedCell, PrintedChapter, PrintedTable } from '../printed-table.js';
import { textOf } from '../texts.js';

/** Where a number's records and entries are to be seen; undefined where it leads nowhere. */
export type Leads = (figure: NonNullable<PrintedCell['figure']>) => string | undefined;

const NOWHERE: Leads = () => undefined;

/** The whole booklet below its title: what it is, its contents, its chapters, its shorthand and its definitions. */
export const sectionsOf = (laid: Laid, leads: Leads = NOWHERE, chart: (table: PrintedTable) => string | null = chartOf): string =>
  [
    `<dl class="booklet-cover">${coverOf(laid).map(([name, said]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(said)}</dd></div>`).join('')}</dl>`,
    contents(laid),
    shorthand(),
    ...laid.booklet.chapters.map((chapter) => chapterSection(laid, chapter, leads, chart)),
    definitions(laid),
  ].join('\n');

const contents = ({ booklet: { chapters } }: Laid): string =>
  `<nav class="booklet-contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${chapters
    .map(({ id, title, tables }) => `<li><a href="#chapter-${id}">${escaped(title)}</a><ul>${tables.map((table) => `<li><a href="#${table.id}">Table ${table.number}: ${escaped(table.headline)}</a></li>`).join('')}</ul></li>`)
    .join('')}<li><a href="#definitions">Definitions</a></li></ol></nav>`;

const shorthand = (): string =>
  `<section aria-labelledby="shorthand"><h2 id="shorthand">Shorthand</h2><dl class="booklet-shorthand">${shorthandOf(allShorthand)
    .map(([mark, means]) => `<div><dt>${mark}</dt><dd>${escaped(means)}</dd></div>`).join('')}</dl></section>`;

const chapterSection = (laid: Laid, { id, title, tables }: PrintedChapter, leads: Leads, chart: (table: PrintedTable) => string | null): string =>
  `<section class="booklet-chapter" aria-labelledby="chapter-${id}"><h2 id="chapter-${id}">${escaped(title)}</h2>${tables.map((table) => tableFigure(laid, table, leads, chart(table))).join('\n')}</section>`;

const tableFigure = (laid: Laid, table: PrintedTable, leads: Leads, chart: string | null): string => {
  const { id, number, headline, subtitle, notes, marks } = table;
  const explained = [...shorthandOf(marks).map(([mark, means]) => `${mark} ${means}.`), ...notes];
  return [
    `<figure class="booklet-table"><h3 id="${id}">Table ${number}: ${escaped(headline)}</h3><p>${escaped(subtitle)}</p>`,
    chart === null ? '' : `<div class="booklet-scroll" tabindex="0" role="region" aria-label="Chart of table ${number}">${chart}</div>`,
    `<div class="booklet-scroll" tabindex="0" role="region" aria-labelledby="${id}">${tableOf(table, leads)}</div>`,
    explained.length > 0 ? `<p class="booklet-note">${explained.map(escaped).join(' ')}</p>` : '',
    `<p class="booklet-source">${escaped(viewpointOf(laid))}. ${escaped(profileOf(laid).replace(/\. .*$/s, '.'))} Source: ${escaped(laid.booklet.authorityName)}.</p></figure>`,
  ].join('');
};

const tableOf = ({ id, rowHeader, columns, rows }: PrintedTable, leads: Leads): string =>
  `<table aria-labelledby="${id}"><thead><tr><th scope="col">${escaped(rowHeader)}</th>${columns.map(({ words }) => `<th scope="col" class="booklet-number">${escaped(words)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(({ words, total, cells }) => `<tr${total ? ' class="booklet-total"' : ''}><th scope="row">${escaped(words)}</th>${cells.map((cell) => `<td class="booklet-number">${leading(cell, leads)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** What is suppressed leads nowhere: what stands behind it would tell it. */
const leading = (cell: PrintedCell, leads: Leads): string => {
  const href = cell.figure && !cell.mark ? leads(cell.figure) : undefined;
  return href === undefined ? textOf(cell) : `<a href="${escaped(href)}">${textOf(cell)}</a>`;
};

const definitions = ({ front }: Laid): string =>
  `<section class="booklet-definitions" aria-labelledby="definitions"><h2 id="definitions">Definitions</h2>${front.definitions
    .map(({ title, definitions: defined }) => `<h3>${escaped(title)}</h3><dl>${defined.map(({ name, text }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(text.replaceAll('\n\n', ' '))}</dd></div>`).join('')}</dl>`)
    .join('')}</section>`;
