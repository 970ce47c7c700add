import type { Outcome } from './group-commit.js';

type Waiting<Request, Answer> = {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

const AT_ONCE = 512;

/**
 * As GroupCommit, for a store that is waited for: one group is carried out at a time, and what is asked
 * meanwhile is the next group.
 */
export class AwaitedGroupCommit<Request, Answer> {
  private queue: Waiting<Request, Answer>[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly carryOut: (requests: readonly Request[]) => Promise<readonly Outcome<Answer>[]>) {}

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Settles when everything asked so far has been answered. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) {
      const group = this.queue.splice(0, AT_ONCE);
      const outcomes = await this.outcomesOf(group);
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index] ?? { error: new Error('an append was left without an answer') };
        if ('answer' in outcome) resolve(outcome.answer);
        else reject(outcome.error);
      });
    }
    this.running = undefined;
  }

  private async outcomesOf(group: readonly Waiting<Request, Answer>[]): Promise<readonly Outcome<Answer>[]> {
    try {
      return await this.carryOut(group.map(({ request }) => request));
    } catch (error) {
      return group.map(() => ({ error }));
    }
  }
}
