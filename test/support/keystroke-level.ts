import type { Page } from 'playwright-core';

/** What a person did, counted in the browser itself. */
export type Done = { keystrokes: number; clicks: number };

/** Counts what is done on a page from now on; before it is opened. */
export const counting = async (page: Page): Promise<Done> => {
  const done: Done = { keystrokes: 0, clicks: 0 };
  await page.exposeFunction('didOnce', (what: keyof Done) => void (done[what] += 1));
  await page.addInitScript(`
    addEventListener('keydown', () => didOnce('keystrokes'), true);
    addEventListener('pointerdown', () => didOnce('clicks'), true);`);
  return done;
};

/** The keystroke-level model (Card, Moran and Newell): a key K, pointing P, a hand moved between keys and mouse H, making up one’s mind M. */
const [K, P, H, M] = [0.28, 1.1, 0.4, 1.35];

/** Seconds that a practised person takes: every key and click, the hand there and back for each click, a mind made up for each field and page. */
export const secondsFor = ({ keystrokes, clicks }: Done, minds: number): number =>
  Math.round(keystrokes * K + clicks * (P + K + 2 * H) + minds * M);
