import type { Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admission, particulars, recordFact, type Served } from './served.js';

/** What a page says, without its markup. */
export const plain = (html: string): string => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** What a form carries along unseen. */
export const carriedIn = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** The fields of the form itself, without the box at the head of the page. */
export const fieldsIn = (html: string): readonly string[] =>
  [...(/<form[^>]*id="recording".*?<\/form>/s.exec(html)?.[0] ?? '').matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id ?? '');

type Answers = Readonly<Record<string, string>>;

/** Forms as a browser sends them to a tracker. */
export const formsOf = (served: Served) => {
  const show = async (path: string): Promise<string> => (await served.http.get(path)).text;
  const post = (path: string, answers: Answers, headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' }) =>
    served.http.post(path).type('form').set(headers).send(answers);
  return {
    show,
    post,
    /** Opens a form, fills it in and records it, whatever is asked: the answer to the last step. */
    record: async (path: string, answers: Answers) => post(path, { ...answers, commandId: carriedIn(await show(path), 'commandId'), step: 'record-suspect' }),
    /** Opens a form, fills it in and looks the answers over. */
    check: async (path: string, answers: Answers) => post(path, { ...answers, commandId: carriedIn(await show(path), 'commandId'), step: 'check' }),
    head: async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head,
  };
};

/** Children in care since 1 December 2018, one after another. */
export const childrenOf = (served: () => Served, first = 100) => {
  let last = first;
  return async (more: object = {}): Promise<string> => {
    const child = String((last += 1));
    await recordFact(served(), child, particulars('2008-06-30'));
    await recordFact(served(), child, admission('2018-12-01', more));
    return child;
  };
};

/** While it is asked, the ledger takes nothing more once so many commands were written. */
export const whileAppending = async <Answer>({ serving }: Served, fault: Error, asked: () => PromiseLike<Answer>, after = 0): Promise<Answer> => {
  const ledger = serving.app.get<Ledger>(LEDGER, { strict: false });
  const { append } = ledger;
  let written = 0;
  Object.assign(ledger, { append: (...given: Parameters<Ledger['append']>) => ((written += 1) > after ? Promise.reject(fault) : append.apply(ledger, given)) });
  try {
    return await asked();
  } finally {
    Object.assign(ledger, { append });
  }
};
