import type { CodeList } from '../../domain/codes.js';
import type { Pence } from '../../domain/money.js';
import { readPounds, type Kind } from './cell-kinds.js';

/** As people write it: without regard to capitals, hyphens, apostrophes and the like. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/['’`]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Finds a code by itself, by its words, or by its words up to a bracket where no other has the same. */
const finderOf = <C extends string>(list: CodeList<C>): ((text: string) => C | undefined) => {
  const codes = Object.keys(list) as C[];
  const whole = new Map(codes.flatMap((code) => [[plain(list[code].words), code], [plain(code), code]] as const));
  const short = (code: C): string => plain(list[code].words.replace(/[(,].*$/s, ''));
  const shortened = new Map(codes.map((code) => [short(code), code]));
  const several = new Set(codes.map(short).filter((words, at, all) => all.indexOf(words) !== at));
  return (text) => {
    const wanted = plain(text);
    return whole.get(wanted) ?? (several.has(wanted) ? undefined : shortened.get(wanted));
  };
};

const inWords = (list: CodeList<string>): string =>
  Object.entries(list).map(([code, { words }]) => `${code} (${words})`).join('; ');

/** One code of a list, given as the code or in its words. */
export const codeOf = <C extends string>(list: CodeList<C>): Kind<C> => ({
  form: 'code, or its words',
  codes: list,
  wanted: `one of these, as code or in words: ${inWords(list)}`,
  rule: 'not-a-code',
  read: finderOf(list),
});

/** One or several codes of a list, with ; or | between them; in the list's order, each once. */
export const codesOf = <C extends string>(list: CodeList<C>): Kind<readonly C[]> => {
  const find = finderOf(list);
  return {
    form: 'codes, or their words, parted by `;` or `|`',
    codes: list,
    wanted: `one or several of these, with ; or | between them, as codes or in words: ${inWords(list)}`,
    rule: 'not-a-code',
    read: (text) => {
      const found = partsOf(text).map(find);
      const known = found.filter((code) => code !== undefined);
      if (known.length === 0 || known.length < found.length) return undefined;
      return (Object.keys(list) as C[]).filter((code) => known.includes(code));
    },
  };
};

export type Priced<C extends string> = { readonly kind: C; readonly weekly: Pence };

/** Several kinds, each with its weekly price: `transport 50.00 | therapy 120.00`. */
export const pricedCodesOf = <C extends string>(list: CodeList<C>): Kind<readonly Priced<C>[]> => {
  const find = finderOf(list);
  return {
    form: 'codes, or their words, each with pounds a week, parted by `;` or `|`',
    codes: list,
    wanted: `kinds with their pounds a week, like transport 50.00 | therapy 120.00; the kinds are ${inWords(list)}`,
    rule: 'not-a-code',
    read: (text) => {
      const priced = partsOf(text).map((part): Priced<C> | undefined => {
        const match = /^(.*?)[\s:=]+(£?[\d,.]+)$/.exec(part);
        const [kind, weekly] = match ? [find(match[1] ?? ''), readPounds(match[2] ?? '')] : [];
        return kind && weekly !== undefined ? { kind, weekly } : undefined;
      });
      const known = priced.filter((one) => one !== undefined);
      return known.length > 0 && known.length === priced.length && known.length <= 20 ? known : undefined;
    },
  };
};

const partsOf = (text: string): readonly string[] => text.split(/[;|]/).map((part) => part.trim()).filter((part) => part !== '');
