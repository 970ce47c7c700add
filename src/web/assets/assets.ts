import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that pages load, and under what address: it names the contents, so it may be kept for ever. */
export type Asset = { readonly path: string; readonly type: string; readonly body: string | Buffer };

const govuk = join(dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))), 'dist/govuk');
const moj = join(dirname(fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/package.json'))), 'moj');

export const assetOf = (name: string, type: string, body: string | Buffer): Asset => {
  const [stem, ending] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${stem}.${digest}${ending}`, type, body };
};

const withoutSourceMap = (text: string): string => text.replace(/\/[/*][#@] sourceMappingURL=.*$/m, '');

/** The design system without what only central government may use: its font and its crest. */
export const unbranded = (css: string): string =>
  withoutSourceMap(css)
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial/gi, 'Arial')
    .replaceAll(/\/\*![^*]*gov\.uk[^*]*\*\//g, '')
    .replaceAll(/[a-z-]+:[^;{}]*(govuk-crest|url\(\/assets)[^;{}]*;?/g, '');

const frontend = assetOf(
  'govuk-frontend.js',
  'text/javascript',
  withoutSourceMap(readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8')),
);

const assets = {
  'govuk-frontend.css': assetOf(
    'govuk-frontend.css',
    'text/css',
    unbranded(readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8')),
  ),
  'moj-frontend.css': assetOf(
    'moj-frontend.css',
    'text/css',
    unbranded(readFileSync(join(moj, 'moj-frontend.min.css'), 'utf8')),
  ),
  'tracker.css': assetOf('tracker.css', 'text/css', readFileSync(join(import.meta.dirname, 'tracker.css'), 'utf8')),
  'live.js': assetOf('live.js', 'text/javascript', readFileSync(join(import.meta.dirname, 'live.js'), 'utf8')),
  'find.js': assetOf('find.js', 'text/javascript', readFileSync(join(import.meta.dirname, 'find.js'), 'utf8')),
  'under-way.js': assetOf('under-way.js', 'text/javascript', readFileSync(join(import.meta.dirname, 'under-way.js'), 'utf8')),
  'choose.js': assetOf('choose.js', 'text/javascript', readFileSync(join(import.meta.dirname, 'choose.js'), 'utf8')),
  'forms.js': assetOf('forms.js', 'text/javascript', readFileSync(join(import.meta.dirname, 'forms.js'), 'utf8')),
  'icon.svg': assetOf('icon.svg', 'image/svg+xml', readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8')),
  'govuk-frontend.js': frontend,
  'enhance.js': assetOf('enhance.js', 'text/javascript', `import { initAll } from '${frontend.path}';\ninitAll();\n`),
} as const satisfies Readonly<Record<string, Asset>>;

const byPath = new Map<string, Asset>(Object.values(assets).map((asset) => [asset.path, asset]));

export const assetAt = (path: string): Asset | undefined => byPath.get(path);

/** For templates: the address of an asset by its plain name. */
export const assetPath = (name: keyof typeof assets): string => assets[name].path;
