/** How many answers are kept; the one longest unused goes first. */
const MOST = 256;

/**
 * Answers that cannot change: what is asked from a settled viewpoint is the same for ever, as long as it is told from the
 * same generation of views.
 */
export class Kept<Answer> {
  private answers = new Map<string, Answer>();
  private from: object | undefined;

  /** The answer to a question put to some views; worked out where it has not been before. */
  get(views: object, question: string, workedOut: () => Answer): Answer {
    if (views !== this.from) this.answers = new Map();
    this.from = views;
    const answer = this.answers.has(question) ? (this.answers.get(question) as Answer) : workedOut();
    this.answers.delete(question);
    this.answers.set(question, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > MOST && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}
