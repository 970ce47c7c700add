import { describe, expect, test } from '@jest/globals';
import { toldByHome, toldByHousehold } from '../../../projections/offered/told-by-place.js';
import type { Registered } from '../../../projections/providers/registered.js';

const registered = (more: Partial<Registered>): Registered =>
  ({ subject: 'SC000001', urn: 'SC000001', provision: 'childrens-home', sector: 'private', own: null, ...more }) as Registered;

describe('what a household tells of a placement with it', () => {
  test('is that it is the authority’s own, where the authority approved it', () => {
    expect(toldByHousehold({ agency: null }, new Map())).toEqual({ provider: 'PR1', why: 'own-household' });
  });

  test('is whose agency it is, and the agency’s Ofsted number, where an agency did', () => {
    const agency = registered({ subject: 'SC000009', urn: 'SC000009', provision: 'independent-fostering-agency', sector: 'voluntary' });
    expect(toldByHousehold({ agency: 'SC000009' }, new Map([['SC000009', agency]]))).toEqual({ provider: 'PR5', urn: 'SC000009', why: 'agency-household' });
    expect(toldByHousehold({ agency: 'SC000009' }, new Map())).toEqual({ why: 'agency-household' });
  });
});

describe('what a home tells of a placement there', () => {
  test.each([
    [{}, { type: 'K2', provider: 'PR4' }],
    [{ provision: 'secure-childrens-home', sector: 'voluntary' }, { type: 'K1', provider: 'PR5' }],
    [{ own: 1, sector: 'local-authority' }, { type: 'K2', provider: 'PR1' }],
    [{ own: 0, sector: 'local-authority' }, { type: 'K2', provider: 'PR2' }],
    [{ sector: 'local-authority' }, { type: 'K2' }],
    [{ sector: null }, { type: 'K2' }],
    [{ provision: 'boarding-school' }, { provider: 'PR4' }],
  ] as const)('registered with %j is %j and nothing that it does not tell', (more, told) => {
    expect(toldByHome(registered(more))).toEqual({ ...told, urn: 'SC000001', why: 'registration' });
  });
});
