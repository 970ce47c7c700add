import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FOR } from './needs.js';
import { hasRole, type Role } from './role.js';
import { whoAsks } from './who-asks.js';

/** Nobody is known, so nothing can be answered yet. */
export class NobodyKnown extends Error {}

/** Whoever asks has not the role that this answers. */
export class AnotherRole extends Error {
  constructor(readonly needed: readonly Role[]) {
    super('another role is needed');
  }
}

/** A route nobody said the role of answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<readonly Role[] | 'everyone' | undefined>(FOR, [context.getHandler(), context.getClass()]);
    if (needed === 'everyone') return true;
    const person = whoAsks();
    if (!person) throw new NobodyKnown();
    if (!needed || !hasRole(person, needed)) throw new AnotherRole(needed ?? []);
    return true;
  }
}
