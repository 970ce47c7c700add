import { strToU8, zipSync, type Zippable } from 'fflate';

/** A file within an archive. */
export type Part = { readonly name: string; readonly body: string; readonly stored?: true };

/** The first day that an archive can tell of, on the clock of any place: it says nothing of when it was made. */
const NO_DAY = new Date(1980, 0, 1);

/** An archive with the same bytes for the same files, wherever and whenever it is made: no clock, no system, one compressor. */
export const archiveOf = (parts: readonly Part[]): Uint8Array => {
  const files: Zippable = {};
  for (const { name, body, stored } of parts) files[name] = [strToU8(body), { level: stored ? 0 : 6, mtime: NO_DAY, os: 0 }];
  return zipSync(files);
};

/** Text as it may stand in XML; what XML cannot hold is left out. */
export const inXml = (text: string): string =>
   
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
