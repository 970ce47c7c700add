import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import type { Uploaded } from '../../imports/intake/intake.js';
import { freshName } from '../../imports/intake/intake-files.js';

/** Why an upload is not taken; `label` is the name of the file it is about. */
export type UploadFault = {
  readonly why: 'not-of-kind' | 'too-large' | 'too-many' | 'empty' | 'not-uploaded';
  readonly label: string;
};

export type Received = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Uploaded[];
  readonly faults: readonly UploadFault[];
};

/** All files of one upload together; a return of five years is a hundredth of it. */
const MOST_BYTES = 200 * 1024 ** 2;
const MOST_FILES = 200;
const LIMITS = { fileSize: MOST_BYTES + 1, files: MOST_FILES, fields: 10, fieldSize: 1_000, parts: MOST_FILES + 20, headerPairs: 50 };

type Receiving = { readonly folder: string; readonly files: Uploaded[]; readonly faults: UploadFault[]; left: number };

/** Writes the files of a form to a folder as they come. What is too much is let pass and not kept; nothing of it is trusted yet. */
export const receive = async (request: Request, folder: string): Promise<Received> => {
  const into: Receiving = { folder, files: [], faults: [], left: MOST_BYTES };
  const fields = new Map<string, string>();
  const writing: Promise<void>[] = [];
  try {
    const parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: LIMITS });
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (_name, stream, { filename }: { readonly filename?: string }) => {
      if (filename) writing.push(keep(stream, filename.slice(-200), into));
      else stream.resume();
    });
    parser.on('filesLimit', () => into.faults.push({ why: 'too-many', label: '' }));
    await pipeline(request, parser);
  } catch {
    into.faults.push({ why: 'not-uploaded', label: '' });
  }
  await Promise.all(writing);
  return { fields: Object.fromEntries(fields), files: into.files, faults: into.faults };
};

const keep = async (stream: Readable, label: string, into: Receiving): Promise<void> => {
  const [stored, before] = [freshName(), into.left];
  let bytes = 0;
  const within = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      into.left -= piece.length;
      if (into.left >= 0) yield piece;
    }
  };
  try {
    const path = join(into.folder, stored);
    await pipeline(stream, within, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const why = into.left < 0 ? 'too-large' : bytes === 0 ? 'empty' : (await isOfKind(path, label)) ? undefined : 'not-of-kind';
    if (why) into.faults.push({ why, label: before < MOST_BYTES && why === 'too-large' ? '' : label });
    else into.files.push({ stored, label, bytes });
  } catch {
    into.faults.push({ why: 'not-uploaded', label });
  }
};

/** By its name and by its first bytes: a workbook or a picture is none of them, whatever it is called. */
const isOfKind = async (path: string, label: string): Promise<boolean> => {
  const ending = /\.(csv|xml|zip)$/i.exec(label)?.[1]?.toLowerCase();
  if (!ending) return false;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0, 1_024, 0);
    const start = buffer.subarray(0, bytesRead);
    if (ending === 'zip') return start.subarray(0, 2).toString('latin1') === 'PK';
    return isText(start) && (ending === 'csv' || startsAsXml(start));
  } finally {
    await file.close();
  }
};

/** UTF-16 has zero bytes, and says so at its start. */
const isText = (start: Buffer): boolean =>
  start.includes(0) ? /^(fffe|feff)/.test(start.toString('hex', 0, 2)) : !/^(PK|%PDF|\x89PNG|\xff\xd8)/.test(start.toString('latin1', 0, 8));

const startsAsXml = (start: Buffer): boolean => start.toString('latin1').replace(/[\0\u00ef\u00bb\u00bf\u00fe\u00ff\s]+/g, '').startsWith('<');
