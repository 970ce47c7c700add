export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

type Waiting<Request, Answer> = {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/** Few enough that a large backlog does not hold the event loop for long. */
const AT_ONCE = 512;

/**
 * Carries out together what was asked within one turn of the event loop, so that many pay for one
 * write to the disk. Each is still answered for itself.
 */
export class GroupCommit<Request, Answer> {
  private queue: Waiting<Request, Answer>[] = [];
  private waiting = false;
  private emptied: (() => void)[] = [];

  constructor(private readonly carryOut: (requests: readonly Request[]) => readonly Outcome<Answer>[]) {}

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.flushSoon();
    });
  }

  /** Settles when everything asked so far has been answered. */
  async idle(): Promise<void> {
    if (this.waiting) await new Promise<void>((resolve) => this.emptied.push(resolve));
  }

  private flushSoon(): void {
    if (this.waiting) return;
    this.waiting = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    const group = this.queue.splice(0, AT_ONCE);
    this.waiting = false;
    const outcomes = this.outcomesOf(group);
    group.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index] ?? { error: new Error('an append was left without an answer') };
      if ('answer' in outcome) resolve(outcome.answer);
      else reject(outcome.error);
    });
    if (this.queue.length > 0) this.flushSoon();
    else this.emptied.splice(0).forEach((resolve) => resolve());
  }

  private outcomesOf(group: readonly Waiting<Request, Answer>[]): readonly Outcome<Answer>[] {
    try {
      return this.carryOut(group.map(({ request }) => request));
    } catch (error) {
      return group.map(() => ({ error }));
    }
  }
}
