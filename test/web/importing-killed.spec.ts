import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startTracker } from '../support/served-process.js';

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const CHILDREN = Array.from({ length: 600 }, (_, index) => String(1000 + index));
const asPriya = { Cookie: 'acting-as=priya.example', 'Sec-Fetch-Site': 'same-origin' };

const pagesAt = (address: URL) => {
  const text = async (path: string): Promise<string> => (await fetch(new URL(path, address), { headers: asPriya })).text();
  const sent = (path: string, body: FormData | URLSearchParams) => fetch(new URL(path, address), { method: 'POST', headers: asPriya, body, redirect: 'manual' });
  return {
    text,
    step: (path: string, step: string) => sent(path, new URLSearchParams({ step })),
    upload: async (): Promise<string> => {
      const form = new FormData();
      form.set('of', 'return');
      form.append('files', new Blob([[HEADER, ...CHILDREN.map((child) => `${child},2,30/06/2008,WBRI,UN1,0,`)].join('\n')]), 'header.csv');
      form.append('files', new Blob([[EPISODES, ...CHILDREN.map((child) => `${child},01/06/2018,S,C2,N1,U6,PR1,01/09/2018,E4A,,,,`)].join('\n')]), 'episodes.csv');
      return (await sent('/import', form)).headers.get('location') as string;
    },
    until: async (path: string, fit: (page: string) => boolean): Promise<string> => {
      for (;;) {
        const page = await text(path);
        if (fit(page)) return page;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    head: async () => (JSON.parse(await text('/api/v1/entries?limit=1')) as { head: number }).head,
  };
};
const settled = (page: string): boolean => !page.includes('data-under-way');

test('a server killed in the middle of an import says after its next start that it did not finish, and finishes it', async () => {
  const data = mkdtempSync(join(tmpdir(), 'killed-import-'));
  const settings = { TRACKER_DATA: data };
  const first = startTracker(settings);
  try {
    const before = pagesAt(await first.ready);
    const at = await before.upload();
    const entries = Number(/would record ([\d,]+) entries/.exec(await before.until(at, settled))?.[1]?.replace(',', ''));
    await before.step(at, 'record');
    await before.until(at, (page) => settled(page) || /Recording<\/label>: [1-9]/.test(page));
    first.stop('SIGKILL');
    await first.exit;
    const second = startTracker(settings);
    try {
      const after = pagesAt(await second.ready);
      expect(await after.text(at)).toContain('Placement Tracker was stopped before the import had finished.');
      const written = await after.head();
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(entries);
      await after.step(at, 'record');
      expect(await after.until(at, settled)).toContain('Brought in');
      expect(await after.head()).toBe(entries);
      expect(readdirSync(join(data, 'imports'))).toEqual(['brought-in.jsonl']);
    } finally {
      second.stop('SIGKILL');
      await second.exit;
    }
  } finally {
    first.stop('SIGKILL');
    await first.exit;
    rmSync(data, { recursive: true, force: true });
  }
}, 180_000);
