/** One thing wrong with what was asked: where, and what to do about it. */
export type FieldProblem = { readonly field: string; readonly detail: string };

/** What an answer says where there is no other to give (RFC 9457), as it is sent. */
export type ProblemAnswer = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
};

/** Something asked for cannot be done or told. The words are for people, the code is for programs. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** Facts beside the words, such as what is wrong with each field. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  get answer(): ProblemAnswer {
    const { status, code, title, detail, facts } = this;
    return { type: `urn:placement-tracker:problem:${code}`, title, status, code, detail, ...facts };
  }
}

export const unfit = (errors: readonly FieldProblem[]): Problem =>
  new Problem(400, 'unfit', 'This was not asked in a way that can be answered', sentencesOf(errors), { errors });

const sentencesOf = (errors: readonly FieldProblem[]): string =>
  errors.map(({ field, detail }) => `${field} ${detail}.`).join(' ');

export const notFound = (detail: string): Problem => new Problem(404, 'not-found', 'There is nothing here', detail);
