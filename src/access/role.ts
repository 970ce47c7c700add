/** What somebody may do here. Whoever runs Placement Tracker gives people a role; a person has one. */
export const ROLES = ['placements', 'commissioner', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who asks: a member of staff, or a program. */
export type Person = {
  /** The account: what an entry says of who recorded it, and a cookie of who acts. Never a name. */
  readonly account: string;
  /** As pages greet them. */
  readonly name: string;
  readonly roles: readonly Role[];
};

export const hasRole = ({ roles }: Person, allowed: readonly Role[]): boolean => roles.some((role) => allowed.includes(role));
