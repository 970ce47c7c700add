/**
 * Runs TypeScript in a process of its own, so that a test may kill it:
 * `node --import ./test/support/ts-loader.mjs file.ts`. It transforms as the tests themselves are transformed.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const AS_HOOKS = '?hooks';
const settings = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));

if (!import.meta.url.endsWith(AS_HOOKS)) register(`${import.meta.url}${AS_HOOKS}`);

/** An import of `./name.js` from TypeScript means `./name.ts` where there is one. */
export const resolve = async (specifier, context, next) => {
  const ours = context.parentURL?.endsWith('.ts') && /^\.{1,2}\//.test(specifier) && specifier.endsWith('.js');
  if (!ours) return next(specifier, context);
  try {
    return await next(`${specifier.slice(0, -3)}.ts`, context);
  } catch {
    return next(specifier, context);
  }
};

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...settings, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
};
