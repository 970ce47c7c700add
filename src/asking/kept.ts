/** How many answers are kept where nothing else is said; the one longest unused goes first. */
const MOST = 256;

/**
 * Answers that cannot change: what is asked from a settled viewpoint is the same for ever, as long as it is told from the
 * same generation of views.
 */
export class Kept<Answer> {
  private answers = new Map<string, Answer>();
  private from: object | undefined;

  constructor(private readonly most: number = MOST) {}

  /** Whether a question put to some views has been answered, or is being answered, and the answer is kept. */
  has(views: object, question: string): boolean {
    return views === this.from && this.answers.has(question);
  }

  /** The answer to a question put to some views; worked out where it has not been before. One that could not be made is not kept. */
  get(views: object, question: string, workedOut: () => Answer): Answer {
    if (views !== this.from) this.answers = new Map();
    this.from = views;
    const answer = this.answers.has(question) ? (this.answers.get(question) as Answer) : this.unlessItFails(question, workedOut());
    this.answers.delete(question);
    this.answers.set(question, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }

  private unlessItFails(question: string, answer: Answer): Answer {
    const { answers } = this;
    if (answer instanceof Promise)
      answer.catch(() => {
        if (answers.get(question) === answer) answers.delete(question);
      });
    return answer;
  }
}
