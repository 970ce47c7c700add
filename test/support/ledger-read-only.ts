import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

const isRoot = process.getuid?.() === 0;

const chattr = (flag: '+i' | '-i', path: string): boolean => spawnSync('chattr', [flag, path]).status === 0;

/**
 * Forbids writing a file or a folder, and gives back what allows it again. Root is not stopped by a mode, so
 * for root the file is made immutable; undefined where the file system knows no such thing.
 */
export const readOnly = (path: string, mode: number, usualMode: number): (() => void) | undefined => {
  if (isRoot) return chattr('+i', path) ? () => void chattr('-i', path) : undefined;
  chmodSync(path, mode);
  return () => chmodSync(path, usualMode);
};
