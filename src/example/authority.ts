import type { PlacementProvider, PlacementType } from '../domain/codes.js';
import { postcodeOf, type Area } from './postcodes.js';

/** A fostering or adoption agency, and where its carers live. */
export type Agency = {
  readonly urn: string;
  readonly name: string;
  readonly provider: PlacementProvider;
  readonly households: number;
  /** Of a hundred households, how many live in each area. */
  readonly lives: Readonly<Record<Area, number>>;
};

/** A home, unit, school or prison: one address. */
export type Establishment = {
  /** Absent where the return wants none (R1, R2, R5 and, to 2023, H5). */
  readonly urn?: string;
  readonly name: string;
  readonly type: PlacementType;
  readonly provider: PlacementProvider;
  readonly postcode: string;
};

/** Everything children of the example authority are placed with. All of it is invented. */
export type ExampleAuthority = {
  readonly name: string;
  readonly fostering: Agency;
  readonly kinship: Agency;
  readonly agencies: readonly Agency[];
  readonly adoption: readonly Agency[];
  readonly establishments: ReadonlyMap<PlacementType, readonly Establishment[]>;
};

const TREES = [
  'Alder',
  'Ash',
  'Beech',
  'Birch',
  'Cedar',
  'Elder',
  'Elm',
  'Hawthorn',
  'Hazel',
  'Holly',
  'Juniper',
  'Larch',
  'Lime',
  'Maple',
  'Oak',
  'Pine',
  'Poplar',
  'Rowan',
  'Sycamore',
  'Willow',
  'Yew',
  'Aspen',
  'Hornbeam',
  'Laurel',
  'Medlar',
] as const;
const DWELLINGS = ['House', 'Lodge', 'View', 'Croft', 'Cottage', 'Bank', 'Court', 'Grange'] as const;

/** Numbers no home or agency bears: SC, a nine, and five figures. */
const urn = (number: number): string => `SC9${String(number).padStart(5, '0')}`;

/** The authority, sized for the number of children it has to place: carers and homes grow with them. */
export const exampleAuthority = (children: number): ExampleAuthority => {
  const scale = Math.max(1, children / 600);
  const households = (usual: number) => Math.ceil(usual * scale);
  return {
    name: 'Exampleshire',
    fostering: {
      urn: urn(1),
      name: 'Exampleshire Fostering',
      provider: 'PR1',
      households: households(150),
      lives: { own: 100, near: 0, far: 0 },
    },
    kinship: {
      urn: urn(1),
      name: 'Exampleshire Family and Friends',
      provider: 'PR1',
      households: households(90),
      lives: { own: 82, near: 14, far: 4 },
    },
    agencies: Array.from({ length: 14 }, (_, place) => agency(place, households(24))),
    adoption: adoptionAgencies(households(30)),
    establishments: establishments(scale),
  };
};

const agency = (place: number, households: number): Agency => ({
  urn: urn(100 + place),
  name: `${TREES[place] ?? ''} Fostering`,
  provider: place % 5 === 4 ? 'PR5' : 'PR4',
  households,
  lives: { own: 26, near: 52, far: 22 },
});

const adoptionAgencies = (households: number): readonly Agency[] => [
  { urn: urn(2), name: 'Exampleshire Adoption', provider: 'PR1', households, lives: { own: 60, near: 40, far: 0 } },
  { urn: urn(150), name: 'Neighbours Adoption', provider: 'PR2', households, lives: { own: 0, near: 100, far: 0 } },
  { urn: urn(151), name: 'Kindling Adoption', provider: 'PR5', households, lives: { own: 10, near: 50, far: 40 } },
];

/** Type, how many for 600 children, who provides them, and the number the first of them bears. */
const KINDS: readonly (readonly [PlacementType, number, readonly PlacementProvider[], number | undefined])[] = [
  ['K2', 46, ['PR4', 'PR4', 'PR4', 'PR4', 'PR5', 'PR4', 'PR4', 'PR2'], 10_000],
  ['H5', 18, ['PR4', 'PR4', 'PR5'], 60_000],
  ['S1', 7, ['PR4', 'PR5'], 90_000],
  ['K1', 2, ['PR2'], 92_000],
  ['R3', 3, ['PR4', 'PR5'], 94_000],
  ['R1', 4, ['PR4'], undefined],
  ['R2', 3, ['PR3'], undefined],
  ['R5', 2, ['PR3'], undefined],
];

const establishments = (scale: number): ExampleAuthority['establishments'] =>
  new Map(
    KINDS.map(([type, usual, providers, first], kind) => [
      type,
      Array.from({ length: Math.ceil(usual * scale) }, (_, place): Establishment => ({
        ...(first === undefined ? {} : { urn: urn(first + place) }),
        name: nameOf(kind * 7 + place),
        type,
        provider: providers[place % providers.length] ?? 'PR4',
        postcode: postcodeOf('carer', areaOf(type, place), 7000 + kind * 97 + place),
      })),
    ]),
  );

const areaOf = (type: PlacementType, place: number): Area =>
  type === 'H5' ? (place % 4 === 3 ? 'near' : 'own') : place % 8 < 2 ? 'own' : place % 8 < 6 ? 'near' : 'far';

const nameOf = (number: number): string =>
  `${TREES[number % TREES.length] ?? ''} ${DWELLINGS[Math.floor(number / TREES.length) % DWELLINGS.length] ?? ''}`;
