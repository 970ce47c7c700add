import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled up, and given room again. */
export type SmallDisk = {
  readonly folder: string;
  /** Leaves so many bytes free, in all. */
  readonly fillUpTo: (free: number) => void;
  readonly giveRoom: () => void;
  readonly clear: () => void;
};

/** A disk in memory; undefined where this user may not mount one. */
export const smallDisk = (megabytes: number): SmallDisk | undefined => {
  if (userInfo().uid !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  chmodSync(folder, 0o777);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fillUpTo: (free) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
    },
    giveRoom: () => unlinkSync(ballast),
    clear: () => {
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    },
  };
};
