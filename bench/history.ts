import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dateOfDay, dayNumber, type CalendarDate } from '../src/domain/calendar.js';
import { ethnicities, type LegalStatus, type PlacementType } from '../src/domain/codes.js';
import type { ChildEvent, ChildFact, Placement } from '../src/domain/child/events.js';
import type { EntryId } from '../src/domain/entry.js';
import { chanceFrom, type Chance } from '../src/example/random.js';
import { commandIdFrom, entryIdOf } from '../src/ledger/entry-id.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { toStored } from '../src/ledger/stored-events.js';

/** The first authority of a pinned ledger; the others follow it. None of them exists. */
export const authorityOf = (place: number): string => `E9900${String(place + 1).padStart(4, '0')}`;

/** One authority writes some five thousand entries a year: beyond twenty years of that, more authorities share the ledger. */
const ENTRIES_OF_ONE = 100_000;
const IN_CARE = 650;
const FIRST_DAY = dayNumber('2005-04-01' as CalendarDate);
const DAYS_BETWEEN_ENTRIES = 365 / 5_000;
const SEED = 903;
const AT_ONCE = 500;

type Life = {
  readonly stream: string;
  readonly admitted: number;
  readonly sayings: { readonly id: EntryId; readonly fact: ChildFact }[];
  revision: number;
  left: number;
  missing: boolean;
  away: boolean;
};

type Command = { readonly stream: string; readonly expected: number; readonly events: readonly ChildEvent[]; readonly id: string };

/** A ledger of a given number of entries: the same bytes whenever and wherever it is written, so its last hash pins it. */
export const writeHistory = async (folder: string, entries: number): Promise<void> => {
  const file = join(folder, 'ledger.db');
  if (existsSync(file)) return;
  let day = FIRST_DAY;
  const ledger = await openSqliteLedger({ file, now: () => new Date((day + 1) * 86_400_000) });
  const waiting: Promise<unknown>[] = [];
  try {
    for (const { command, on } of commandsOf(entries)) {
      day = on;
      const asked = { id: command.id, digest: command.id, by: 'bench' };
      waiting.push(ledger.append(command.stream, command.expected, command.events.map(toStored), asked));
      if (waiting.length === AT_ONCE) await Promise.all(waiting.splice(0));
    }
    await Promise.all(waiting);
  } finally {
    await ledger.close();
  }
};

/** About 650 children of each authority in care at a time, their entries mixed as they are in life, some late, some put right. */
function* commandsOf(entries: number): Generator<{ readonly command: Command; readonly on: number }> {
  const chance = chanceFrom(SEED, entries);
  const authorities = Math.ceil(entries / ENTRIES_OF_ONE);
  const active: (Life | undefined)[] = Array.from({ length: authorities * IN_CARE });
  let [written, children] = [0, 0];
  while (written < entries) {
    const day = FIRST_DAY + Math.floor((written / authorities) * DAYS_BETWEEN_ENTRIES);
    const place = chance.between(0, active.length - 1);
    const life = active[place];
    const next = life && life.left > 0 ? life : lifeOf(chance, authorityOf(place % authorities), (children += 1), day);
    active[place] = next;
    const events = saidNext(chance, next, day).slice(0, entries - written);
    const command = { stream: next.stream, expected: next.revision, events, id: commandIdFrom(`${next.stream} ${next.revision}`) };
    remember(next, command);
    written += events.length;
    yield { command, on: day };
  }
}

const lifeOf = (chance: Chance, authority: string, child: number, admitted: number): Life => ({
  stream: `child-${authority}-${100_000 + child}`,
  admitted,
  sayings: [],
  revision: 0,
  left: chance.spread([3, 7, 12, 18, 40]),
  missing: false,
  away: false,
});

const remember = (life: Life, { events, id }: Command): void => {
  events.forEach((event, index) => {
    if (event.type !== 'EntryStruckOut') life.sayings.push({ id: entryIdOf(id, index), fact: event });
  });
  life.revision += events.length;
  life.left -= events.length;
};

const LATE = [[0, 60], [7, 25], [45, 12], [120, 3]] as const;

const saidNext = (chance: Chance, life: Life, day: number): readonly ChildEvent[] => {
  if (life.revision === 0) return [particulars(chance, day)];
  if (life.revision === 1) return [{ type: 'ChildAdmitted', ...on(life.admitted), ...status(chance), categoryOfNeed: 'N1', placement: placement(chance) }];
  const when = Math.max(life.admitted + 1, day - chance.between(0, chance.weighted(LATE)));
  if (life.left === 1) return [{ type: 'ChildDischarged', ...on(day), reason: 'E4A' }];
  return said(chance, life, when);
};

const said = (chance: Chance, life: Life, when: number): readonly ChildEvent[] => {
  if (life.missing) {
    life.missing = false;
    return [{ type: 'ChildFound', ...on(when) }];
  }
  if (life.away) {
    life.away = false;
    return [{ type: 'ChildReturned', ...on(when) }];
  }
  const kind = chance.weighted([['review', 30], ['move', 24], ['status', 16], ['missing', 8], ['away', 5], ['details', 5], ['correct', 12]]);
  switch (kind) {
    case 'move':
      return [{ type: 'ChildMoved', ...on(when), placement: placement(chance), reason: 'CARPL' }];
    case 'status':
      return [{ type: 'LegalStatusChanged', ...on(when), ...status(chance) }];
    case 'details':
      return [{ type: 'PlacementDetailsChanged', ...on(when), placement: placement(chance) }];
    case 'missing':
      life.missing = true;
      return [{ type: 'ChildWentMissing', ...on(when), kind: 'M' }];
    case 'away':
      life.away = true;
      return [{ type: 'ChildTemporarilyAbsent', ...on(when), kind: 'T1' }];
    case 'correct':
      return corrected(chance, life);
    default:
      return [{ type: 'ChildReviewed', ...on(when), participation: 'PN1' }];
  }
};

/** A move or an admission said wrongly is said again, of another home. */
const corrected = (chance: Chance, life: Life): readonly ChildEvent[] => {
  const at = life.sayings.findLastIndex(({ fact }) => 'placement' in fact);
  const wrong = life.sayings.splice(at, 1)[0] as { id: EntryId; fact: ChildFact & { placement: Placement } };
  const right = { ...wrong.fact, placement: placement(chance), corrects: wrong.id } as ChildFact;
  return [{ type: 'EntryStruckOut', entry: wrong.id, reason: 'facts-were-wrong' }, right];
};

const on = (day: number) => ({ effectiveOn: dateOfDay(day) });
const status = (chance: Chance) => ({ legalStatus: chance.pick(['C1', 'C2', 'V2', 'E1'] as const satisfies LegalStatus[]) });

const particulars = (chance: Chance, day: number): ChildEvent => {
  const born = dateOfDay(day - chance.between(30, 6_400));
  return {
    type: 'ParticularsRecorded', effectiveOn: born, dateOfBirth: born, sex: chance.pick(['1', '2']),
    ethnicity: chance.pick(Object.keys(ethnicities)), identity: { upn: `A${chance.between(10 ** 11, 10 ** 12 - 1)}` },
  };
};

const TYPES = ['U6', 'U4', 'U5', 'U1', 'K2', 'H5', 'P1', 'R1'] as const satisfies PlacementType[];

const placement = (chance: Chance): Placement => ({
  type: chance.pick(TYPES), provider: chance.pick(['PR1', 'PR4', 'PR5'] as const), urn: `SC9${chance.between(10_000, 99_999)}`,
  carer: `H${chance.between(1, 400)}`, authority: chance.pick(['E99000001', 'E99000002', 'SCO']), distance: chance.between(0, 900) / 10,
});
