import type { CodeList } from '../codes.js';

/** Which way a target wants its figure to go. */
export const directions = {
  raise: { words: 'Raise' },
  lower: { words: 'Lower' },
} as const satisfies CodeList<string>;

export type Direction = keyof typeof directions;
