import type pg from 'pg';
import { LEDGER_TABLES } from './postgres-ledger.table.js';
import { fault, type LedgerFault } from './verify-fault.js';

type TriggerRow = { name: string; definition: string; enabled: string; body: string };
type KeyRow = { key: string };

const TRIGGERS = `select tgname as name, pg_get_triggerdef(pg_trigger.oid) as definition, tgenabled as enabled, prosrc as body
  from pg_trigger join pg_proc on pg_proc.oid = tgfoid
  where tgrelid in (to_regclass('entry'), to_regclass('command')) and not tgisinternal`;

const KEYS = `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as key from pg_constraint
  where conrelid in (to_regclass('entry'), to_regclass('command')) and contype in ('p', 'u')`;

const KEYS_EXPECTED = [
  'entry PRIMARY KEY (number)',
  'entry UNIQUE (id)',
  'entry UNIQUE (stream, revision)',
  'command PRIMARY KEY (id)',
];

/** The triggers, keys and functions that forbid altering the ledger are those it was begun with, and none is switched off. */
export const postgresGuardsMissing = async (client: pg.Client, schema: string): Promise<LedgerFault | undefined> => {
  const { rows: there } = await client.query<TriggerRow>(TRIGGERS);
  const { rows: keys } = await client.query<KeyRow>(KEYS);
  const plain = (definition: string) => definition.toLowerCase().replaceAll(`${schema}.`, '');
  const gone =
    triggersExpected().find(({ name, definition, body }) => {
      const found = there.find((one) => one.name === name);
      return found?.enabled !== 'A' || plain(found.definition) !== definition || found.body !== body;
    })?.name ?? KEYS_EXPECTED.find((key) => !keys.some((one) => plain(one.key) === plain(key)));
  return gone === undefined
    ? undefined
    : fault(0, 'unguarded', `${gone} is gone, off or was changed: the ledger could be altered unseen.`);
};

const FUNCTION = /^create function (\w+)\(\) returns trigger .*?\$\$(.*)\$\$$/s;
const TRIGGER = /^create trigger (\w+) .* execute function (\w+)\(\)$/;

/** What the ledger's tables are begun with says itself how its triggers look. */
const triggersExpected = (): readonly { name: string; definition: string; body: string | undefined }[] => {
  const bodies = new Map(LEDGER_TABLES.flatMap((text) => (FUNCTION.exec(text) ? [namedBody(text)] : [])));
  return LEDGER_TABLES.flatMap((definition) => {
    const [, name, calls] = TRIGGER.exec(definition) ?? [];
    return name && calls ? [{ name, definition, body: bodies.get(calls) }] : [];
  });
};

const namedBody = (text: string): readonly [name: string, body: string] => {
  const [, name = '', body = ''] = FUNCTION.exec(text) ?? [];
  return [name, body];
};
