/** PostgreSQL keeps every character but one: U+0000. It is kept as this one, which stands for nothing, and a letter. */
const MARK = '\uffff';
const [NOUGHT, MARK_ITSELF] = [`${MARK}0`, `${MARK}1`];

/** A text as PostgreSQL can keep it. Nearly every text is kept as it is. */
export const keptText = (text: string): string =>
  text.includes(MARK) || text.includes('\0') ? text.replaceAll(MARK, MARK_ITSELF).replaceAll('\0', NOUGHT) : text;

/** The text that was kept so. */
export const toldText = (kept: string): string =>
  kept.includes(MARK) ? kept.replaceAll(NOUGHT, '\0').replaceAll(MARK_ITSELF, MARK) : kept;
