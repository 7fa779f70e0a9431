import type { z } from 'zod';
import { ROLES, type Role } from '../../rules/sharing-rule.ts';
import { choice, strictMap } from '../leaf-schema.ts';

export const role = choice(ROLES);

/** A map from roles to something, in the fixed order of the roles. */
export function byRole<T extends z.ZodType>(item: T) {
  const shape = Object.fromEntries(ROLES.map((name) => [name, item.optional()]));
  return strictMap(shape as Record<Role, z.ZodOptional<T>>);
}

/** What a schema reads a map by role as. */
export type ByRole<T> = Readonly<Partial<Record<Role, T | undefined>>>;

/** What a map by role holds, as a list in the fixed order of the roles. */
export function inRoleOrder<T, R>(map: ByRole<T>, make: (role: Role, value: T) => R): R[] {
  return ROLES.flatMap((name) => {
    const value = map[name];
    return value === undefined ? [] : [make(name, value)];
  });
}
