import { Inject, Injectable } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { inEffectOrder, wholeCommands } from '../domain/entry.js';
import type { ProviderEvent, ProviderFact } from '../domain/provider/events.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import { partsOf } from '../../projections/following.js';
import { Asking } from './asking.js';
import { folded, wordsOf } from './find-identity.js';

/** Homes and other providers by what somebody remembers of what they are called: by any name they have or had, as known now. */
export class HomesNamedAsked {
  constructor(
    readonly authority: string,
    /** As it was typed. A home’s name may tell where a child lives, so it is logged nowhere. */
    readonly text: string,
  ) {}
}

/** The names of an authority’s providers, each as its words; and the last entry that was looked at for them. */
type Named = { readonly names: Map<string, readonly (readonly string[])[]>; readonly upTo: number };

/** What every provider is called: in no view and on no disk but the ledger’s, as the names of children are (docs/adr/0031-names-are-found-in-memory.md). */
@Injectable()
export class HomesByName {
  private readonly authorities = new Map<string, Promise<Named>>();

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** The names as known now. Whoever asks next takes in what was recorded since, and no more. */
  async of(authority: string): Promise<Named['names']> {
    const before = this.authorities.get(authority) ?? Promise.resolve({ names: new Map(), upTo: 0 });
    const now = before.then((named) => this.upToDate(authority, named));
    // A ledger that was out of reach is asked again the next time, from where it was read to.
    this.authorities.set(authority, now.catch(() => before));
    return (await now).names;
  }

  private async upToDate(authority: string, { names, upTo }: Named): Promise<Named> {
    const { seen } = this.asking;
    const touched = upTo === 0 ? await this.asking.answer(authority, (read) => read.providersKnown()) : await this.recordedSince(authority, upTo, seen);
    for (const provider of touched) names.set(provider, await this.namesOf(authority, provider));
    return { names, upTo: seen };
  }

  private async recordedSince(authority: string, after: number, upTo: number): Promise<Iterable<string>> {
    const touched = new Set<string>();
    if (after >= upTo) return touched;
    for await (const page of this.asking.ledger.readAll(after, upTo))
      for (const { stream } of page) {
        const parts = partsOf(stream);
        if (parts.kind === 'provider' && parts.authority === authority) touched.add(parts.id);
      }
    return touched;
  }

  private async namesOf(authority: string, id: string): Promise<readonly (readonly string[])[]> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind: 'provider', authority, id }));
    const facts = inEffectOrder<ProviderFact>(wholeCommands(stored.map((entry) => fromStored<ProviderEvent>(entry))));
    return facts.flatMap(({ event }) => ('identity' in event && event.identity?.name ? [wordsOf(event.identity.name)] : []));
  }
}

@QueryHandler(HomesNamedAsked)
export class HomesNamedHandler implements IQueryHandler<HomesNamedAsked> {
  constructor(@Inject(HomesByName) private readonly byName: HomesByName) {}

  /** The references of those that answer. */
  async execute({ authority, text }: HomesNamedAsked): Promise<ReadonlySet<string>> {
    const typed = wordsOf(text);
    const names = await this.byName.of(authority);
    return new Set([...names].flatMap(([provider, all]) => (all.some((name) => isCalled(name, typed)) ? [provider] : [])));
  }
}

/** Whether a reference holds what was typed, or each word typed begins a word of what it is called. */
export const answersTo = ({ provider, called }: { readonly provider: string; readonly called: string }, text: string): boolean =>
  (text.trim().length > 1 && folded(provider).includes(folded(text))) || isCalled(wordsOf(called), wordsOf(text));

/** Each word typed begins a word of the name, in any order. */
const isCalled = (name: readonly string[], typed: readonly string[]): boolean =>
  typed.length > 0 && typed.every((word) => name.some((one) => one.startsWith(word)));
