import { escaped } from '../charts/svg.js';
import { titleOf, viewpointOf, type Laid } from '../front.js';
import { sectionsOf } from './sections.js';

/** The booklet as one page that needs nothing else, and prints with its viewpoint at the foot of every page. */
export const htmlOf = (laid: Laid): string => {
  const title = escaped(titleOf(laid));
  const foot = viewpointOf(laid).replaceAll(/["\\]/g, '');
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}
@page { size: A4; margin: 18mm 15mm 20mm; @bottom-left { content: "${escaped(foot)}"; font: 9pt Arial, sans-serif; } @bottom-right { content: counter(page); font: 9pt Arial, sans-serif; } }
</style>
</head>
<body>
<a class="booklet-skip" href="#main">Skip to main content</a>
<header><p>${escaped(laid.booklet.authorityName)}</p></header>
<main id="main">
<h1>${title}</h1>
${sectionsOf(laid)}
</main>
<footer><p>${escaped(viewpointOf(laid))}.</p></footer>
</body>
</html>
`;
};

const STYLE = `:root { color-scheme: light; }
body { margin: 0; color: #0b0c0c; background: #fff; font: 1.1875rem/1.35 Arial, sans-serif; }
header { background: #12436D; color: #fff; padding: 0.6rem 1rem; font-weight: bold; }
header p, footer p { max-width: 60rem; margin: 0 auto; }
main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem; }
footer { border-top: 1px solid #b1b4b6; padding-top: 1rem; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 2rem 0 1.5rem; }
h2 { font-size: 1.75rem; margin: 3rem 0 1rem; border-top: 2px solid #12436D; padding-top: 1rem; }
h3 { font-size: 1.3125rem; margin: 2rem 0 0.5rem; }
a { color: #1a65a6; text-underline-offset: 0.15em; }
a:focus, [tabindex]:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; background-color: #fd0; }
.booklet-skip { position: absolute; left: -999rem; }
.booklet-skip:focus { left: 1rem; top: 0.5rem; padding: 0.5rem; }
figure { margin: 0 0 2.5rem; break-inside: avoid-page; }
figure p { margin: 0 0 0.75rem; }
.booklet-scroll { overflow-x: auto; }
.booklet-scroll:focus { background: none; }
svg { max-width: 100%; height: auto; display: block; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 0.75rem; font-size: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid #b1b4b6; }
thead th { border-bottom: 2px solid #0b0c0c; }
tbody th { font-weight: normal; }
.booklet-total th, .booklet-total td { font-weight: bold; }
.booklet-number { text-align: right; font-variant-numeric: tabular-nums; }
.booklet-note, .booklet-source { font-size: 0.9375rem; color: #383f43; }
dl div { margin: 0 0 0.5rem; }
dt { font-weight: bold; }
dd { margin: 0; }
.booklet-cover div, .booklet-shorthand div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; }
.booklet-contents ul { margin: 0.25rem 0 0.75rem; padding-left: 1.25rem; font-size: 1rem; }
.booklet-contents a { display: block; padding: 0.25rem 0; }
.booklet-definitions { font-size: 1rem; }
@media (max-width: 40rem) { .booklet-cover div, .booklet-shorthand div { grid-template-columns: 1fr; } }
@media print { body { font-size: 10.5pt; } header { color: #000; background: none; } a { color: #000; text-decoration: none; } .booklet-chapter h2, .booklet-definitions h2 { break-before: page; } .booklet-contents { break-after: page; } thead { display: table-header-group; } tr { break-inside: avoid; } figure { break-inside: auto; } h3, figure p:first-of-type { break-after: avoid; } svg { break-inside: avoid; } .booklet-skip { display: none; } table { font-size: 9.5pt; } }`;
