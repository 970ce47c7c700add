import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Searches kept at once; the oldest goes first. */
const MOST = 500;

type Search = { readonly account: string; readonly text: string };

/**
 * What was looked for, by a number that says nothing: a name may stand in no address, and a page that came of a form is asked for
 * again on the way back. It is in mind only, and only for whoever looked.
 */
@Injectable()
export class Searches {
  private readonly searches = new Map<string, Search>();

  /** Keeps what somebody looks for, and gives the number it is kept under. */
  keep(search: Search): string {
    const number = randomUUID();
    this.searches.set(number, search);
    const [oldest] = this.searches.keys();
    if (this.searches.size > MOST && oldest !== undefined) this.searches.delete(oldest);
    return number;
  }

  /** What was looked for; undefined where it is no longer kept, or somebody else looked. */
  kept(number: string, account: string): string | undefined {
    const search = this.searches.get(number);
    return search?.account === account ? search.text : undefined;
  }
}
