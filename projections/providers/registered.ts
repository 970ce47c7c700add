import { isAuthority } from '../../src/domain/provider/authorities.js';
import { isGoodOrBetter, judgements, provisionTypes, sectors, type Judgement } from '../../src/domain/provider/codes.js';
import { count, share, type Behind, type Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import { grouped } from './grouped.js';
import type { judgementsHeld, registrations } from './providers.projection.js';

export type Registered = Told<typeof registrations>;
export type Held = Told<typeof judgementsHeld>;

/** Where a provider lies, as seen from the authority asked about. */
export type Area = 'authority' | 'region' | 'outside' | 'not-recorded';

export const AREAS: Readonly<Record<Area, string>> = {
  authority: 'within the authority',
  region: 'outside the authority, within its region',
  outside: 'outside the region',
  'not-recorded': 'of a place not recorded',
};

/**
 * Where each provider lies. The authority's region is the one that the register gives to most of the providers within it;
 * where none lies within it the region is not known, and all others are outside.
 */
export const areasOf = (providers: readonly Registered[], authority: string): ((provider: Registered) => Area) => {
  const within = providers.filter(({ providerAuthority }) => isAuthority(providerAuthority, authority));
  const regions = [...grouped(within, ({ region }) => region)].filter(([region]) => region !== null);
  const region = regions.sort(([a, some], [b, others]) => others.length - some.length || ((a ?? '') < (b ?? '') ? -1 : 1)).at(0)?.[0] ?? null;
  return (provider) => {
    if (isAuthority(provider.providerAuthority, authority)) return 'authority';
    if (provider.providerAuthority === null && provider.region === null) return 'not-recorded';
    return region !== null && provider.region === region ? 'region' : 'outside';
  };
};

export const behind = (providers: readonly { readonly subject: string }[]): readonly Behind[] =>
  [...new Set(providers.map(({ subject }) => subject))].map((id) => ({ kind: 'provider', id }));

/**
 * How many children some providers may accommodate at once: Ofsted's "places", the registered number. Agencies have none,
 * and a provider whose places are not recorded adds nothing.
 */
export const placesOf = (id: string, words: string, providers: readonly Registered[]): Figure => {
  const having = providers.filter(({ places }) => places !== null && places > 0);
  return {
    id, words, unit: 'places',
    value: having.reduce((sum, { places }) => sum + (places ?? 0), 0),
    behind: having.map(({ subject, places }) => ({ kind: 'provider', id: subject, adds: places ?? 0 })),
  };
};

/**
 * Registered providers and their places on a day, by type of provision, sector and judgement. The judgement is the overall
 * one of the last inspection up to that day: Ofsted's "overall experiences and progress of children and young people". Who
 * has not been inspected yet has no judgement, and is in no share of those that have. Suspended providers are registered.
 */
export const registeredFigures = (
  at: { readonly id: string; readonly words: string }, providers: readonly Registered[], held: readonly Held[],
): readonly Figure[] => {
  const judged = new Map(held.map(({ subject, overall }) => [subject, overall as Judgement]));
  const of = (id: string) => `${at.id}.${id}`;
  const inspected = providers.filter(({ subject }) => judged.has(subject));
  return [
    count(at.id, `Registered providers ${at.words}`, 'providers', behind(providers)),
    placesOf(of('places'), `Places of registered providers ${at.words}`, providers),
    count(of('suspended'), `Of these, suspended`, 'providers', behind(providers.filter(({ status }) => status === 'suspended'))),
    ...Object.entries(provisionTypes).flatMap(([code, { words }]) => {
      const some = providers.filter(({ provision }) => provision === code);
      if (some.length === 0) return [];
      return [
        count(of(`provision.${code}`), `${words}: providers ${at.words}`, 'providers', behind(some)),
        placesOf(of(`provision.${code}.places`), `${words}: places ${at.words}`, some),
      ];
    }),
    ...Object.entries({ ...sectors, 'not-recorded': { words: 'Sector not recorded' } }).flatMap(([code, { words }]) => {
      const some = providers.filter(({ sector }) => (sector ?? 'not-recorded') === code);
      return some.length === 0 ? [] : [count(of(`sector.${code}`), `${words}: providers ${at.words}`, 'providers', behind(some))];
    }),
    ...Object.entries(judgements).map(([code, { words }]) =>
      count(of(`judgement.${code}`), `${words}: providers ${at.words}`, 'providers', behind(providers.filter(({ subject }) => judged.get(subject) === code)))),
    count(of('judgement.not-inspected'), `Not inspected yet: providers ${at.words}`, 'providers', behind(providers.filter(({ subject }) => !judged.has(subject)))),
    goodOrBetter(of('judgement.good-or-outstanding'), `Good or outstanding, of those inspected, ${at.words}`, inspected, judged),
  ];
};

/** What share of the inspected providers is judged good or outstanding overall. */
const goodOrBetter = (id: string, words: string, inspected: readonly Registered[], judged: ReadonlyMap<string, Judgement>): Figure =>
  share(id, words, behind(inspected.filter(({ subject }) => isGoodOrBetter(judged.get(subject) ?? 'inadequate'))), inspected.length);
