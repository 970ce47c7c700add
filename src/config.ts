import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ledgerNamed } from './ledger/ledger-named.js';
import { givenAs, withFilesRead, type Environment } from './settings-in-files.js';

/** What the tracker is told at start. Everything has a default but what only the place can know. */
export type Config = {
  /** The folder of the embedded store: the ledger and the views made from it. */
  readonly data: string;
  /** The address of the ledger, where it is not a file in that folder. It may hold a password: it is told to nobody. */
  readonly ledger?: string;
  /** The address of the views, where several processes share them. */
  readonly views?: string;
  /** Where traces are sent to, if anywhere. */
  readonly traces?: string;
  /** The authority's GSS code: part of every stream's name. */
  readonly authority: string;
  /** The authority as people call it, on pages. */
  readonly authorityName: string;
  /** The colour of the pages’ header and links, `#rrggbb`; white must be readable on it. */
  readonly authorityColour: string;
  /** A file of the authority’s logo, an SVG or PNG, shown in the header in place of its name. */
  readonly authorityLogo: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Whether an empty store is filled with the demonstration authority at start. */
  readonly example: boolean;
};

/** The demonstration authority is none: no authority in England has this code. */
export const EXAMPLE_AUTHORITY = 'E08999901';

const GSS = /^[A-Z][0-9]{8}$/;

/** WCAG 2.2, 1.4.3: the least contrast of text. */
const READABLE = 4.5;

/** The contrast of a colour with white, 1 to 21 (WCAG 2.2, relative luminance). */
const onWhite = (colour: string): number => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

const address = z.string().superRefine((text, context) => {
  const named = ledgerNamed(text);
  if ('mistake' in named) context.addIssue({ code: 'custom', message: named.mistake });
  else if (named.kind === 'sqlite' && text !== '') context.addIssue({ code: 'custom', message: 'must be an address; a folder is given with TRACKER_DATA' });
});

const settings = z.object({
  TRACKER_DATA: z.string().min(1).default('data'),
  TRACKER_LEDGER: address.optional(),
  TRACKER_LEDGER_FILE: z.string().optional(),
  TRACKER_VIEWS: z.string().refine((text) => text === '' || (/^postgres(ql)?:/.test(text) && URL.canParse(text)), 'must be a postgres:// address').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => text === '' || (/^https?:/.test(text) && URL.canParse(text)), 'must be an http or https address')
    .optional(),
  TRACKER_AUTHORITY: z.string().regex(GSS, 'must be a GSS code: a letter and eight digits, such as E08000018').default(EXAMPLE_AUTHORITY),
  TRACKER_AUTHORITY_NAME: z.string().min(1).max(100).optional(),
  TRACKER_AUTHORITY_COLOUR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour as #rrggbb, such as #12436d')
    .refine((colour) => onWhite(colour) >= READABLE, 'must be dark enough for white text on it (4.5 to 1)')
    .default('#12436d'),
  TRACKER_AUTHORITY_LOGO: z
    .string()
    .regex(/\.(svg|png)$/i, 'must be an SVG or PNG file')
    .refine((file) => existsSync(file), 'is no file there')
    .optional(),
  TRACKER_PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(3000),
  TRACKER_HOST: z.string().min(1).default('127.0.0.1'),
  TRACKER_EXAMPLE: z.enum(['yes', 'no']).optional(),
});

/** Whoever shares views reads the ledger they are made from: one in a file is open to one process. */
const environment = settings.refine(({ TRACKER_VIEWS: views, TRACKER_LEDGER: ledger, TRACKER_LEDGER_FILE: file }) => !views || ledger || file, {
  path: ['TRACKER_VIEWS'], message: 'can be given only where TRACKER_LEDGER names a ledger that a server keeps',
});

/** A configuration that cannot be used. The message lists every mistake at once. */
export class Misconfigured extends Error {}

export const authorityCode = (text: string): string | undefined => (GSS.test(text) ? text : undefined);

/** Reads the configuration from the environment. */
export const configFrom = (given: Environment): Config => {
  const { env, mistakes } = withFilesRead(given);
  const read = environment.safeParse(env);
  const unfit = read.error?.issues.map(({ path, message }) => ({ setting: givenAs(path.join('.'), given), message })) ?? [];
  const wrong = [...mistakes, ...unfit].map(({ setting, message }) => `  ${setting} ${message}`);
  if (!read.success || wrong.length > 0) throw new Misconfigured(`The tracker cannot start with these settings:\n${wrong.join('\n')}`);
  const { TRACKER_AUTHORITY: authority, TRACKER_EXAMPLE: example } = read.data;
  return {
    data: resolve(read.data.TRACKER_DATA),
    ...(read.data.TRACKER_LEDGER ? { ledger: read.data.TRACKER_LEDGER } : {}),
    ...(read.data.TRACKER_VIEWS ? { views: read.data.TRACKER_VIEWS } : {}),
    ...(read.data.OTEL_EXPORTER_OTLP_ENDPOINT ? { traces: read.data.OTEL_EXPORTER_OTLP_ENDPOINT } : {}),
    authority,
    authorityName: read.data.TRACKER_AUTHORITY_NAME ?? (authority === EXAMPLE_AUTHORITY ? 'Demonstration authority' : authority),
    authorityColour: read.data.TRACKER_AUTHORITY_COLOUR.toLowerCase(),
    authorityLogo: read.data.TRACKER_AUTHORITY_LOGO,
    port: read.data.TRACKER_PORT,
    host: read.data.TRACKER_HOST,
    example: example === undefined ? authority === EXAMPLE_AUTHORITY : example === 'yes',
  };
};
