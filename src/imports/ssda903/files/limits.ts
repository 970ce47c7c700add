/** How much is taken in before a file or a row is refused: nobody knows who will send what. */
export type Limits = {
  /** Characters in one row of a CSV file, or in one child's part of an XML file. */
  readonly rowLength: number;
  readonly columns: number;
  readonly xmlDepth: number;
  readonly files: number;
  /** All files together, those in zip files as they say they are unpacked. */
  readonly bytes: number;
  readonly folderDepth: number;
  readonly zipEntries: number;
  /** All that one zip file says it holds, unpacked. */
  readonly zipBytes: number;
  /** How many times its packed size an entry may be. */
  readonly zipRatio: number;
  /** Problems kept for one file and one rule; the rest are counted. */
  readonly problemsOfARule: number;
  readonly problems: number;
};

export const usualLimits: Limits = {
  rowLength: 1_000_000,
  columns: 500,
  xmlDepth: 16,
  files: 2_000,
  bytes: 8 * 1024 ** 3,
  folderDepth: 16,
  zipEntries: 1_000,
  zipBytes: 1024 ** 3,
  zipRatio: 200,
  problemsOfARule: 1_000,
  problems: 20_000,
};
