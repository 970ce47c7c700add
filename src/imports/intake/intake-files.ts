import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BroughtIn, Intake } from './intake.js';

/** What is kept of an intake beside its files, so that one broken off can be run again. */
export type Kept = Omit<Intake, 'stage'>;

/** As it is read again: an earlier release kept the year alone. */
type KeptOnce = Omit<Kept, 'said'> & Partial<Pick<Kept, 'said'>> & { readonly year?: Kept['said']['year'] };

const KEPT = 'intake.json';
const BROUGHT_IN = 'brought-in.jsonl';
const NAME = /^[0-9a-f]{32}$/;

export const freshName = (): string => randomBytes(16).toString('hex');

/** Where uploaded files wait: a private folder for each intake, with nothing in it that is named by whoever sent it. */
export class IntakeFiles {
  constructor(private readonly folder: string) {}

  async begin(id: string): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await mkdir(this.of(id), { mode: 0o700 });
    return this.of(id);
  }

  of(id: string): string {
    return join(this.folder, id);
  }

  /** Whole on the disk before it is done: whatever ends the process afterwards, it can be run again. */
  async keep(kept: Kept): Promise<void> {
    const begun = join(this.of(kept.id), `${KEPT}.part`);
    const file = await open(begun, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(kept));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(begun, join(this.of(kept.id), KEPT));
  }

  async remove(id: string): Promise<void> {
    await rm(this.of(id), { recursive: true, force: true });
  }

  /** The intake that was being recorded when the process ended, if one was. The files of all others are removed. */
  async brokenOff(): Promise<Kept | undefined> {
    const names = await readdir(this.folder).catch((): string[] => []);
    const kept = await Promise.all(names.filter((name) => NAME.test(name)).map((name) => this.read(name)));
    const [last] = kept.filter((one) => one !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
    for (const name of names) if (NAME.test(name) && name !== last?.id) await this.remove(name);
    return last;
  }

  private async read(id: string): Promise<Kept | undefined> {
    try {
      const kept = JSON.parse(await readFile(join(this.of(id), KEPT), 'utf8')) as KeptOnce;
      return kept.id === id ? { ...kept, said: kept.said ?? { year: kept.year ?? null, day: null, area: null } } : undefined;
    } catch {
      return undefined;
    }
  }

  async note(brought: BroughtIn): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await appendFile(join(this.folder, BROUGHT_IN), `${JSON.stringify(brought)}\n`, { mode: 0o600 });
  }

  /** The imports that were finished, the last first; a line that broke off is none. */
  async broughtIn(): Promise<readonly BroughtIn[]> {
    const lines = (await readFile(join(this.folder, BROUGHT_IN), 'utf8').catch(() => '')).split('\n');
    return lines.flatMap(readLine).reverse();
  }
}

const readLine = (line: string): readonly BroughtIn[] => {
  try {
    const brought = JSON.parse(line) as BroughtIn | null;
    return brought && typeof brought.id === 'string' && Array.isArray(brought.sha256) ? [brought] : [];
  } catch {
    return [];
  }
};
