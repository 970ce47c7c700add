import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { inEffectOrder, wholeCommands } from '../domain/entry.js';
import type { ProviderEvent, ProviderFact } from '../domain/provider/events.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';

/** What some providers are called on a day; a home’s name may tell where a child lives, so only for those who may see it. */
export class HomeNamesAsked {
  constructor(
    readonly authority: string,
    readonly providers: readonly string[],
    readonly viewpoint: Viewpoint,
  ) {}
}

@QueryHandler(HomeNamesAsked)
export class HomeNamesHandler implements IQueryHandler<HomeNamesAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, providers, viewpoint }: HomeNamesAsked): Promise<ReadonlyMap<string, string>> {
    const named = await Promise.all(providers.map(async (id) => [id, await this.nameOf(authority, id, viewpoint)] as const));
    return new Map(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
  }

  private async nameOf(authority: string, id: string, { asAt, knownAt }: Viewpoint): Promise<string | undefined> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind: 'provider', authority, id }));
    const known = stored.filter(({ number }) => number <= knownAt).map((entry) => fromStored<ProviderEvent>(entry));
    const facts = inEffectOrder<ProviderFact>(wholeCommands(known)).map(({ event }) => event);
    return facts.filter(({ effectiveOn }) => effectiveOn <= asAt)
      .flatMap((fact) => ('identity' in fact && fact.identity?.name ? [fact.identity.name] : []))
      .at(-1);
  }
}
