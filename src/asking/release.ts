import { readFileSync } from 'node:fs';
import { z } from 'zod';

const described = z.object({ name: z.literal('placement-tracker'), version: z.string() });

/** The nearest description of the package above a folder: this one stands elsewhere where it is built. */
const versionAbove = (folder: URL): string => {
  try {
    const found = described.safeParse(JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')));
    if (found.success) return found.data.version;
  } catch {
    // There is none in this folder.
  }
  const above = new URL('../', folder);
  return above.href === folder.href ? 'unknown' : versionAbove(above);
};

/** The release that is running, `0.1.0`. */
export const RELEASE = versionAbove(new URL('./', import.meta.url));
