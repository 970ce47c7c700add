import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { BookletAsked } from '../asking/booklet.js';
import { EditionAsked, EditionsAsked, type EditionListed, type EditionWithChanges } from '../asking/editions.js';
import { allFormats, formatNamed, writtenAs, type BookletFile, type Format } from '../booklet/files.js';
import type { Laid } from '../booklet/front.js';
import { profileNamed } from '../booklet/profiles.js';
import type { Config } from '../config.js';
import type { OutputProfile } from '../domain/edition/events.js';
import { EditionFileAsked } from '../publishing/edition-file.js';
import { PublishEdition, type Published } from '../publishing/publish-edition.js';
import { recordRefusalInWords } from '../words/record-refusals.js';
import { commandIdOf } from '../recording/asked.js';
import { inColumns, print, printJson } from './answers.js';
import { AS_AT, EXIT, KNOWN_AT, withStore, type Settings, type Viewed } from './settings.js';
import { Unusable, withTracker } from './tracker.js';

type End = (code: number) => void;
type Given = Settings & Viewed & { profile: string; format: string; out?: string; publish?: boolean; by: string };

const WHY = { definition: 'the definition changed', learned: 'we learned', world: 'the world changed' } as const;

/** The sufficiency booklet and its published editions. */
export const addBookletCommands = (program: Command, config: Config, end: End): void => {
  addBooklet(program, config, end);
  addEditions(program, config);
  addEdition(program, config, end);
};

const addBooklet = (program: Command, config: Config, end: End): void => {
  withStore(program.command('booklet'), config)
    .description('write the sufficiency data booklet from a viewpoint, or publish its next edition')
    .option('--as-at <date>', AS_AT)
    .option('--known-at <when>', KNOWN_AT)
    .option('--profile <name>', 'operational (exact), internal (small numbers suppressed) or published (and rounded)', 'published')
    .option('--format <name>', `one of ${allFormats.join(', ')}, or all`, 'all')
    .option('--out <folder>', 'where the files are written')
    .option('--publish', 'record it as the next edition, and keep its files')
    .option('--by <who>', 'who publishes it', 'command line')
    .addHelpText('after', '\nExamples:\n  npm run -s tracker -- booklet --as-at 2018-12-31 --profile internal --out booklet\n  npm run -s tracker -- booklet --as-at 2018-12-31 --publish')
    .action(async (given: Given) => {
      const [profile, formats] = [profileGiven(given.profile), formatsGiven(given.format)];
      if (given.out === undefined && !given.publish) throw new Unusable('Say where the files are to be written with --out, or publish an edition with --publish.');
      if (given.publish) return publish(given, profile, config.authorityName, formats, end);
      const laid = await withTracker(given.data, { of: given.authority }, (app): Promise<Laid> =>
        app.get(QueryBus).execute(new BookletAsked(given.authority, config.authorityName, given, profile)));
      tell(written(given.out as string, formats.map((format) => writtenAs(format, laid))), given.json);
    });
};

const publish = async (given: Given, profile: OutputProfile, authorityName: string, formats: readonly Format[], end: End): Promise<void> =>
  withTracker(given.data, { of: given.authority }, async (app) => {
    const asked = { commandId: commandIdOf(['publish', given.asAt ?? '', given.knownAt ?? '', profile, crypto.randomUUID()]), by: given.by };
    const published: Published = await app.get(CommandBus).execute(new PublishEdition(given.authority, authorityName, given, profile, asked));
    const { recorded, edition, files } = published;
    if (recorded.outcome !== 'written') {
      process.stderr.write(`${recorded.outcome === 'refused' ? recordRefusalInWords(recorded.refusal) : 'Somebody else published meanwhile: look at the editions, and publish again.'}\n`);
      return end(EXIT.refused);
    }
    if (given.json) printJson({ edition, entry: recorded.entries[0]?.number, files });
    else print(`Edition ${edition} is published, as entry ${recorded.entries[0]?.number}\n${inColumns(['file', 'bytes', 'sha256'], files.map(({ name, bytes, sha256 }) => [name, bytes, sha256]))}`);
    if (given.out !== undefined) for (const format of formats) written(given.out, [await fileOf(app.get(QueryBus), given, authorityName, edition, format)]);
  });

const fileOf = async (queries: QueryBus, { authority }: Settings, authorityName: string, edition: number, format: Format): Promise<BookletFile> => {
  const file: BookletFile | null = await queries.execute(new EditionFileAsked(authority, authorityName, edition, format));
  if (!file) throw new Unusable(`Edition ${edition} did not come out as ${format}.`);
  return file;
};

const addEditions = (program: Command, config: Config): void => {
  withStore(program.command('editions'), config)
    .description('list the published editions of the booklet')
    .action(async (given: Settings) => {
      const editions = await withTracker(given.data, { of: given.authority }, (app): Promise<readonly EditionListed[]> =>
        app.get(QueryBus).execute(new EditionsAsked(given.authority)));
      if (given.json) printJson({ editions });
      else print(inColumns(['edition', 'published', 'as at', 'known at', 'profile', 'entry', 'release'], editions.map((one) => [one.edition, one.publishedOn, one.asAt, one.knownAt, one.profile, one.entry, one.release])));
    });
};

const addEdition = (program: Command, config: Config, end: End): void => {
  withStore(program.command('edition <number>'), config)
    .description('tell what changed in an edition since the one before and why, and write its files as they came out')
    .option('--format <name>', `one of ${allFormats.join(', ')}, or all`, 'all')
    .option('--out <folder>', 'where its files are written, byte for byte as they came out')
    .action(async (number: string, given: Settings & { format: string; out?: string }) => {
      const formats = formatsGiven(given.format);
      await withTracker(given.data, { of: given.authority }, async (app) => {
        const queries = app.get(QueryBus);
        const edition: EditionWithChanges | null = await queries.execute(new EditionAsked(given.authority, config.authorityName, Number(number)));
        if (!edition) {
          process.stderr.write(`There is no edition ${number}. “tracker editions” lists them.\n`);
          return end(EXIT.misused);
        }
        if (given.json) printJson(edition);
        else printChanges(edition);
        if (given.out !== undefined) for (const format of formats) written(given.out, [await fileOf(queries, given, config.authorityName, edition.edition, format)]);
      });
    });
};

const printChanges = ({ edition, asAt, knownAt, profile, since, changes }: EditionWithChanges): void => {
  print(`Edition ${edition}, as at ${asAt}, as known at entry ${knownAt}, ${profile}`);
  if (since === null) return print('It is the first of its profile.');
  print(`Changed since edition ${since}: ${changes.length} numbers`);
  print(inColumns(['table', 'row', 'column', 'before', 'after', 'why'], changes.map((one) => [one.table, one.row, one.column, one.before, one.after, one.why.map((why) => WHY[why]).join(', ')])));
};

const written = (folder: string, files: readonly BookletFile[]): readonly { readonly file: string; readonly bytes: number }[] => {
  mkdirSync(folder, { recursive: true });
  return files.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return { file: join(folder, name), bytes: bytes.length };
  });
};

const tell = (files: ReturnType<typeof written>, json: boolean): void =>
  json ? printJson({ files }) : print(inColumns(['file', 'bytes'], files.map(({ file, bytes }) => [file, bytes])));

const profileGiven = (name: string): OutputProfile => {
  const profile = profileNamed(name);
  if (!profile) throw new Unusable(`There is no output profile “${name}”. There are: operational, internal, published.`);
  return profile.name;
};

const formatsGiven = (name: string): readonly Format[] => {
  if (name === 'all') return allFormats;
  const format = formatNamed(name);
  if (!format) throw new Unusable(`A booklet is written as ${allFormats.join(', ')}, or all of them; not as “${name}”.`);
  return [format];
};
