/** Rung when entries have been written. Whoever follows the ledger listens, and then reads for itself. */
export class Bell {
  private rung!: () => void;
  private listening!: Promise<void>;

  constructor() {
    this.hang();
  }

  /** Settles at the next ring. Listen before you read, and no ring is missed. */
  next(): Promise<void> {
    return this.listening;
  }

  ring(): void {
    const { rung } = this;
    this.hang();
    rung();
  }

  private hang(): void {
    this.listening = new Promise((resolve) => (this.rung = resolve));
  }
}
