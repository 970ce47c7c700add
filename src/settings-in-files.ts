import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Mistake = { readonly setting: string; readonly message: string };

/** Settings that may hold a password. Each may lie in a file instead, as containers are given secrets: `TRACKER_LEDGER_FILE`. */
const MAY_HOLD_PASSWORDS = ['TRACKER_LEDGER', 'TRACKER_VIEWS'];

const inFile = (setting: string): string => `${setting}_FILE`;

/** The environment with what lies in files read, and what is wrong with them; nothing of what they hold is told. */
export const withFilesRead = (env: Environment): { readonly env: Environment; readonly mistakes: readonly Mistake[] } => {
  const read = MAY_HOLD_PASSWORDS.flatMap((setting) => {
    const file = env[inFile(setting)];
    return file ? [{ setting, ...(env[setting] ? { mistake: `cannot be given beside ${setting}: give one of them` } : addressIn(file)) }] : [];
  });
  return {
    env: { ...env, ...Object.fromEntries(read.flatMap((one) => ('address' in one ? [[one.setting, one.address]] : []))) },
    mistakes: read.flatMap((one) => ('mistake' in one ? [{ setting: inFile(one.setting), message: one.mistake }] : [])),
  };
};

/** By the setting that somebody has to look at: the file, where it was read from there. */
export const givenAs = (setting: string, env: Environment): string =>
  MAY_HOLD_PASSWORDS.includes(setting) && !env[setting] && env[inFile(setting)] ? inFile(setting) : setting;

const addressIn = (file: string): { readonly address: string } | { readonly mistake: string } => {
  try {
    const address = readFileSync(file, 'utf8').trim();
    if (address === '') return { mistake: 'names a file that holds nothing' };
    return /\s/.test(address) ? { mistake: 'names a file that holds more than an address' } : { address };
  } catch {
    return { mistake: 'names no file that can be read' };
  }
};
