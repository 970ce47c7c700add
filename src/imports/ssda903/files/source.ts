/** A file whose bytes can be read, more than once, wherever it lies. */
export type Source = {
  /** As shown in reports; never used to open anything. */
  readonly name: string;
  /** Files of one folder, or of one zip file's folder, tend to belong together. */
  readonly folder: string;
  /** The file's own name, without its folder and its ending. */
  readonly stem: string;
  readonly bytes: number;
  readonly open: () => AsyncIterable<Uint8Array>;
};

/** A name as it may be shown: without what would break a line or turn the writing round, and not endless. */
export const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�').slice(-200);

export const stemOf = (name: string): string => name.replace(/^.*[/\\]/s, '').replace(/\.[^.]*$/, '');

/** What computers leave beside files and nobody gave: `.DS_Store`, `__MACOSX/…`, `~$header.xlsx`. */
export const isLitter = (path: string): boolean =>
  path.split(/[/\\]/).some((part) => /^(\.[^.]|__MACOSX$|~\$|Thumbs\.db$|desktop\.ini$)/i.test(part));
