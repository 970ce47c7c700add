import type { Request } from 'express';
import type { Person } from './role.js';
import type { WhoAsks } from './who-asks.js';

/** Invented people, one of each role, for as long as nobody signs in. */
export const EXAMPLE_PEOPLE: readonly Person[] = [
  { account: 'priya.example', name: 'Priya Example', roles: ['placements'] },
  { account: 'morgan.example', name: 'Morgan Example', roles: ['commissioner'] },
  { account: 'ali.example', name: 'Ali Example', roles: ['auditor'] },
];

export const ACTING_AS = 'acting-as';

export const examplePerson = (account: string): Person | undefined => EXAMPLE_PEOPLE.find((one) => one.account === account);

/** A program on this machine. It has no cookie, and says itself by whom it records. */
const PROGRAM: Person = { account: 'program', name: 'A program', roles: ['placements', 'commissioner', 'auditor'] };

/** Whoever was chosen in this browser. The API also answers programs, which choose nobody. */
export const chosenPerson: WhoAsks = (request) => {
  const chosen = cookieOf(request, ACTING_AS);
  if (chosen !== undefined) return examplePerson(chosen);
  return /^\/api(\/|$)/i.test(request.path) ? PROGRAM : undefined;
};

const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
