import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { FOR } from './needs.js';

/** Nest’s own mark of a route. */
const ROUTE = 'path';

/** The tracker does not start with a route that does not say whom it answers. */
@Injectable()
export class EveryRouteDeclared implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ instance, metatype }) => silentRoutes(this.reflector, instance as object, metatype));
    if (silent.length > 0) throw new Error(`These routes do not say whom they answer (src/access/needs.ts): ${silent.join(', ')}`);
  }
}

type Named = { readonly name: string };

const silentRoutes = (reflector: Reflector, controller: object, of: Named | null | undefined | ((...given: never[]) => unknown)): readonly string[] => {
  const prototype = Object.getPrototypeOf(controller) as Record<string, () => unknown>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .filter((name) => Reflect.hasMetadata(ROUTE, prototype[name] as object))
    .filter((name) => reflector.getAllAndOverride(FOR, [prototype[name] as () => unknown, of as () => unknown]) === undefined)
    .map((name) => `${of?.name ?? ''}.${name}`);
};
