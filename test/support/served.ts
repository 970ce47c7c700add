import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { Config } from '../../src/config.js';
import { configFrom } from '../../src/config.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Around } from '../../src/ledger/watched-ledger.js';
import { createServer, type Serving } from '../../src/serving/server.js';

/** The tracker in a folder of its own, with its doors open and its calendar fixed. */
export type Served = {
  readonly config: Config;
  readonly serving: Serving;
  /** The API as a program asks it, and the pages as the placements team’s. */
  readonly http: Doors;
  /** The doors as an example person opens them; as nobody where it is empty. */
  readonly as: (account: string) => Doors;
  readonly close: () => Promise<void>;
};

const METHODS = ['get', 'head', 'post', 'put', 'delete', 'options', 'patch', 'trace'] as const;
type Doors = Pick<ReturnType<typeof request>, (typeof METHODS)[number]>;

/** Pages are opened by somebody; the API is asked by a program, unless somebody else was asked for. */
const doorsOf = (doors: Doors, account: string): Doors => {
  const opened = (method: keyof Doors) => (path: string) =>
    account === '' || (account === 'priya.example' && path.startsWith('/api')) ? doors[method](path) : doors[method](path).set('Cookie', `acting-as=${account}`);
  return Object.fromEntries(METHODS.map((method) => [method, opened(method)])) as Doors;
};

export const TODAY = '2019-06-30' as CalendarDate;

export const serve = async (
  settings: Readonly<Record<string, string>> = {},
  today: CalendarDate = TODAY,
  around?: Around,
): Promise<Served> => {
  const data = await mkdtemp(join(tmpdir(), 'served-'));
  const config = configFrom({
    TRACKER_DATA: data,
    TRACKER_EXAMPLE: 'no',
    TRACKER_AUTHORITY_NAME: 'Borchester Council',
    ...settings,
  });
  const serving = await createServer(config, { today: () => today, ...(around && { around }) });
  return {
    config,
    serving,
    http: doorsOf(request(serving.app.getHttpServer()), 'priya.example'),
    as: (account) => doorsOf(request(serving.app.getHttpServer()), account),
    close: async () => {
      await serving.stop(1_000);
      await rm(data, { recursive: true, force: true });
    },
  };
};

export const admission = (effectiveOn: string, more: object = {}) => ({
  type: 'ChildAdmitted',
  effectiveOn,
  legalStatus: 'V2',
  categoryOfNeed: 'N1',
  placement: { type: 'U6', provider: 'PR1' },
  ...more,
});

export const move = (effectiveOn: string, more: object = {}) => ({
  type: 'ChildMoved',
  effectiveOn,
  placement: { type: 'K2', provider: 'PR4' },
  reason: 'CARPL',
  ...more,
});

export const particulars = (dateOfBirth: string) => ({
  type: 'ParticularsRecorded',
  effectiveOn: dateOfBirth,
  dateOfBirth,
  sex: '2',
  ethnicity: 'WBRI',
  identity: { name: 'Ada Lovelace' },
});

/** Sends one of the three verbs about a child. */
export const send = (
  { http }: Served,
  child: string,
  verb: 'facts' | 'corrections' | 'strikes',
  body: object,
  commandId: string = randomUUID(),
) => http.post(`/api/v1/children/${encodeURIComponent(child)}/${verb}`).send({ commandId, by: 'officer', ...body });

/** Sends one of the three verbs about a carer household, a provider, a child’s fees, a rate card or a year’s budget. */
export const sendRecord = (
  { http }: Served,
  kind: 'carers' | 'providers' | 'fees' | 'rates' | 'budgets' | 'series' | 'plans' | 'short-breaks' | 'support' | 'cohorts' | 'leavers',
  reference: string,
  verb: 'facts' | 'corrections' | 'strikes',
  body: object,
  commandId: string = randomUUID(),
) => http.post(`/api/v1/records/${kind}/${encodeURIComponent(reference)}/${verb}`).send({ commandId, by: 'officer', ...body });

export const recordFact = (served: Served, child: string, fact: object, commandId?: string) =>
  send(served, child, 'facts', { fact }, commandId);
