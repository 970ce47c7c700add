import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** As a reader hears a chart: its name, and what can be seen in it. */
export type Told = { readonly id: string; readonly title: string; readonly description: string };

/** Categorical colours of the Analysis Function, each three to one against white and against its neighbour; two series are blue and orange. */
export const COLOURS: Readonly<Record<number, readonly string[]>> = {
  1: ['#12436D'],
  2: ['#12436D', '#F46A25'],
  3: ['#12436D', '#28A197', '#801650'],
  4: ['#12436D', '#28A197', '#801650', '#F46A25'],
};
export const INK = '#0b0c0c';
export const WIDTH = 720;
export const LINE = 30;

type Drawn = { readonly outerHTML: string };

const { document } = parseHTML('<html><body></body></html>') as unknown as { readonly document: unknown };

/**
 * A chart as SVG that says what it is: named and described for whoever hears it, with nothing inside that is read out piece by
 * piece, no style of its own (pages allow none) and the same bytes for the same numbers.
 */
export const chartAsSvg = ({ id, title, description }: Told, options: PlotOptions, key: string = ''): string => {
  const drawn = plot({ document, width: WIDTH, ...options }) as unknown as Drawn;
  const inside = drawn.outerHTML.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '').replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/ (?:aria-[a-z]+|class)="[^"]*"/g, '')
    .replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
  const height = options.height ?? 400;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="booklet-chart" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="Arial, sans-serif" font-size="16" fill="${INK}" text-anchor="middle">`,
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`,
    `<g aria-hidden="true">${key}${inside}</g></svg>`,
  ].join('');
};

/** What the colours stand for, above the chart, in the order of the series. */
export const keyAbove = (series: readonly { readonly words: string; readonly colour: string; readonly dashes?: string }[]): string => {
  let x = 4;
  return series.map(({ words, colour, dashes }) => {
    const at = x;
    x += 58 + words.length * 8.6;
    const sample = dashes === undefined
      ? `<rect x="${at}" y="4" width="16" height="16" fill="${colour}"/>`
      : `<line x1="${at}" x2="${at + 30}" y1="12" y2="12" stroke="${colour}" stroke-width="3"${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>`;
    return `<g text-anchor="start">${sample}<text x="${at + 36}" y="18">${escaped(words)}</text></g>`;
  }).join('');
};

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
