import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

const root = process.cwd();
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Of the Compose specification, what these files use: a word that is none of it, or of another kind, is a mistake. */
const duration = z.string().regex(/^(\d+(h|m|s|ms))+$/);
const healthcheck = z.strictObject({
  test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
  interval: duration,
  timeout: duration,
  retries: z.int().positive(),
  start_period: duration,
});
const service = z.strictObject({
  image: z.string().regex(/^[a-z-]+(:[\w.-]+)?$/),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'unless-stopped']),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) })).optional(),
  environment: z.record(z.string(), z.string().nullable()).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: healthcheck.optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()),
  stop_grace_period: duration.optional(),
});
const compose = z.strictObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() }).nullable()).optional(),
  volumes: z.record(z.string(), z.null()),
});

const FILES = ['docker-compose.yml', 'docker-compose.postgres.yml'] as const;

describe.each(FILES)('what starts the containers: %s', (file) => {
  const { services, networks = {}, volumes } = compose.parse(parse(read(file)));

  test('names only networks, volumes, services and files that are there', () => {
    for (const [name, one] of Object.entries(services)) {
      expect({ name, unknown: Object.keys(one.depends_on ?? {}).filter((needed) => !services[needed]) }).toEqual({ name, unknown: [] });
      expect({ name, unknown: (one.networks ?? []).filter((network) => !(network in networks)) }).toEqual({ name, unknown: [] });
      const kept = (one.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      expect({ name, unknown: kept.filter((from) => (from.startsWith('.') ? !existsSync(join(root, from)) : !(from in volumes))) }).toEqual({ name, unknown: [] });
    }
  });

  test('has no password of its own: each is asked for, and an empty one is refused', () => {
    const said = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    for (const [name, value] of said.filter(([one]) => /PASSWORD/.test(one))) expect({ name, value }).toEqual({ name, value: expect.stringMatching(/^\$\{[A-Z_]+:\?.+\}$/) });
    for (const [, value] of said) expect(value ?? '').not.toMatch(/:\/\/[^@/]*:[^@/]*@/);
  });

  test('opens nothing but the tracker, to this machine alone, and lets the tracker write only where it keeps things', () => {
    for (const [name, one] of Object.entries(services)) {
      expect({ name, ports: one.ports ?? [] }).toEqual({ name, ports: name === 'tracker' ? ['127.0.0.1:${TRACKER_PORT:-3000}:3000'] : [] });
      expect(one.security_opt).toEqual(['no-new-privileges:true']);
      if (one.image === 'placement-tracker') expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
      else expect(one.image).toMatch(/:\d/);
    }
  });

  test('waits for whatever a service needs by its own check, and knows how each one fares', () => {
    for (const [name, { depends_on: needs = {}, restart, healthcheck: check }] of Object.entries(services)) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        const once = services[needed]?.restart === 'no';
        expect({ name, needed, condition }).toEqual({ name, needed, condition: once ? 'service_completed_successfully' : 'service_healthy' });
      }
      const own = check !== undefined || (services[name]?.image === 'placement-tracker' && read('Dockerfile').includes('HEALTHCHECK'));
      expect({ name, checked: restart === 'no' || own }).toEqual({ name, checked: true });
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
