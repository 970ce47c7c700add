import { Option, type Command } from 'commander';
import { authorityCode, type Config } from '../config.js';
import { Unusable } from './tracker.js';

/** How a command ends: scripts rely on these. */
export const EXIT = { done: 0, foundWrong: 1, misused: 2, refused: 3, storeUnavailable: 4, stopped: 130 } as const;

export type Settings = { readonly data: string; readonly authority: string; readonly json: boolean };

/** The options that every command has. */
export const withStore = (command: Command, config: Config): Command =>
  command
    .addOption(new Option('--data <folder>', 'folder of the embedded store').default(config.data))
    .addOption(
      new Option('--authority <code>', 'the authority’s GSS code').default(config.authority).argParser((text: string) => {
        const code = authorityCode(text);
        if (!code) throw new Unusable(`${text} is not a GSS code: give a letter and eight digits, such as E08000018.`);
        return code;
      }),
    )
    .option('--json', 'answer in JSON');

/** What every question may be asked from. */
export type Viewed = { readonly asAt?: string; readonly knownAt?: string };

export const AS_AT = 'the day asked about, YYYY-MM-DD; today if not given';
export const KNOWN_AT = 'what was known by then: an entry number, a date or an instant; now if not given';
