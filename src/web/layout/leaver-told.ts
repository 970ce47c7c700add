import { activities, inTouch, wordsFor, type CodeList } from '../../domain/codes.js';
import { accommodationKinds, endingsOfSupport, type EndingOfSupport } from '../../domain/leaver/codes.js';
import type { Coded } from './code-words.js';

type Labelled = Coded & { readonly label: string };
type Told = (value: unknown, entry: { readonly type: string }) => readonly Labelled[];

const coded =
  (label: string, list: CodeList<string>): Told =>
  (value) => {
    const code = String(value);
    return [Object.hasOwn(list, code) ? { label, words: wordsFor(list, code), code } : { label, words: code, code: '' }];
  };
const plain = (label: string, words: string): Labelled => ({ label, words, code: '' });

const commissioned: Told = (value) => {
  const { framework, provider } = value as { readonly framework?: string; readonly provider?: string };
  return [
    plain('Commissioned post-16', 'Yes'),
    ...(framework === undefined ? [] : [plain('Framework', framework)]),
    ...(provider === undefined ? [] : [plain('Provider', provider)]),
  ];
};

/** What entries of a leaving care record tell, in words, by the name of the member. */
export const leaverTold: Readonly<Record<string, Told>> = {
  inTouch: coded('In touch', inTouch),
  accommodation: coded('Lives', accommodationKinds),
  suitable: (value) => [plain('Suitable', value ? 'Yes' : 'No')],
  commissioned,
  activity: coded('Does', activities),
  why: (value, { type }) =>
    type === 'LeavingCareSupportEnded' ? [plain('Why', wordsFor(endingsOfSupport, value as EndingOfSupport))] : [plain('Why', String(value))],
};
