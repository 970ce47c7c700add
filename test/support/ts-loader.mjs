/**
 * Runs TypeScript in a process of its own, so that a test may kill it:
 * `node --import ./test/support/ts-loader.mjs file.ts`. It transforms as the tests themselves are transformed, and keeps what came of it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

const AS_HOOKS = '?hooks';
const KEPT = new URL('../../node_modules/.cache/typescript-run/', import.meta.url);
const settings = readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8');

if (!import.meta.url.endsWith(AS_HOOKS)) {
  mkdirSync(KEPT, { recursive: true });
  register(`${import.meta.url}${AS_HOOKS}`);
}

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
  return { format: 'module', source: await transformed(fileURLToPath(url)), shortCircuit: true };
};

const transformed = async (filename) => {
  const text = readFileSync(filename, 'utf8');
  const at = new URL(createHash('sha256').update([settings, filename, text].join('\0')).digest('hex'), KEPT);
  try {
    return readFileSync(at, 'utf8');
  } catch {
    const { transformSync } = await import('@swc/core');
    const { code } = transformSync(text, { ...JSON.parse(settings), filename, swcrc: false });
    const whole = `${fileURLToPath(at)}.${process.pid}`;
    writeFileSync(whole, code);
    renameSync(whole, at);
    return code;
  }
};
