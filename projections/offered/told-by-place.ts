import type { PlacementProvider, PlacementType } from '../../src/domain/codes.js';
import type { ProvisionType, Sector } from '../../src/domain/provider/codes.js';
import type { Approval } from '../carers/own-households.js';
import type { Registered } from '../providers/registered.js';

/** What the record of a household or home tells of a placement there, and by which record it is known. */
export type ToldByPlace = {
  readonly type?: PlacementType;
  readonly provider?: PlacementProvider;
  readonly urn?: string;
  readonly why: 'own-household' | 'agency-household' | 'registration';
};

/**
 * A household approved by the authority itself is its own provision; of one that an agency approved, the agency provides
 * it, by its registration. What type of fostering it is, relatives or long term, no approval tells.
 */
export const toldByHousehold = ({ agency }: Pick<Approval, 'agency'>, agencies: ReadonlyMap<string, Registered>): ToldByPlace => {
  if (agency === null) return { provider: 'PR1', why: 'own-household' };
  const registration = agencies.get(agency);
  const provider = registration && providerIn(registration);
  return { ...(provider ? { provider } : {}), ...(registration?.urn ? { urn: registration.urn } : {}), why: 'agency-household' };
};

/** A home’s registration tells the type of placement and whose provision it is, where its provision is of one type alone. */
export const toldByHome = (registration: Registered): ToldByPlace => {
  const [type, provider] = [TYPES[registration.provision as ProvisionType], providerIn(registration)];
  return { ...(type ? { type } : {}), ...(provider ? { provider } : {}), ...(registration.urn ? { urn: registration.urn } : {}), why: 'registration' };
};

const TYPES: Readonly<Partial<Record<ProvisionType, PlacementType>>> = {
  'childrens-home': 'K2', 'secure-childrens-home': 'K1', 'residential-special-school': 'S1', 'residential-family-centre': 'R3',
  'supported-accommodation': 'K3',
};

const providerIn = ({ own, sector }: Pick<Registered, 'own' | 'sector'>): PlacementProvider | undefined => {
  if (own === 1) return 'PR1';
  if (sector === 'local-authority') return own === 0 ? 'PR2' : undefined;
  return sector === null ? undefined : PROVIDERS[sector as Sector];
};

const PROVIDERS: Readonly<Partial<Record<Sector, PlacementProvider>>> = {
  private: 'PR4', voluntary: 'PR5', 'health-authority': 'PR3',
};
