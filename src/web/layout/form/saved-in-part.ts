/** Of several things recorded one after another the first are written and the rest are not; the message says so to the person. */
export class SavedInPart extends Error {
  constructor(
    message: string,
    /** How it is answered: 503 where the records cannot be written for now, 409 where they changed meanwhile. */
    readonly status: 409 | 503,
  ) {
    super(message);
  }
}
