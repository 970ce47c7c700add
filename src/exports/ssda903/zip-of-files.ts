import type { FileHandle } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';

/** A file that is open, and what it is called within the archive. */
export type OpenFile = { readonly name: string; readonly handle: FileHandle };

/** The first day that an archive can tell of, on the clock of any place: it says nothing of when it was made. */
const NO_DAY = new Date(1980, 0, 1);

/** An archive piece by piece, so that memory does not grow with the files; the same bytes for the same files. The files are closed as they are done with. */
export async function* zipOf(files: readonly OpenFile[]): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  try {
    for (const { name, handle } of files) {
      const part = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: NO_DAY, os: 0 });
      zip.add(part);
      for await (const chunk of handle.createReadStream({ autoClose: false })) {
        part.push(chunk as Uint8Array);
        yield* pieces.splice(0);
      }
      part.push(new Uint8Array(0), true);
      yield* pieces.splice(0);
    }
    zip.end();
    yield* pieces.splice(0);
  } finally {
    await Promise.all(files.map(({ handle }) => handle.close()));
  }
}
