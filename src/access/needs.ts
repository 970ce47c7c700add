import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './role.js';

/** Under this a route, or its controller, says who it is for. */
export const FOR = Symbol('For');

/** Answers these roles and nobody else. */
export const For = (...roles: readonly [Role, ...Role[]]): CustomDecorator<symbol> => SetMetadata(FOR, roles);

/** Answers whoever has any role. */
export const ForAnyRole = (): CustomDecorator<symbol> => For('placements', 'commissioner', 'auditor');

/** Answers anybody, known or not: it tells nothing of the records. */
export const ForEveryone = (): CustomDecorator<symbol> => SetMetadata(FOR, 'everyone');
