export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The bytes are not UTF-8 after all: read the file again, as Windows wrote it. */
export class NotUtf8 extends Error {}

/** The encoding a file's first bytes tell of. Where they tell nothing it is UTF-8 until proved otherwise. */
export const encodingOf = ([first, second, third, fourth]: Uint8Array): Encoding => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be';
  return 'utf-8';
};

/** A file's text, piece by piece, without a byte-order mark and with every line ended by a line feed. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decode = encoding === 'windows-1252' ? windows1252() : unicode(encoding);
  let heldBack = '';
  for await (const chunk of bytes) {
    const text = heldBack + decode(chunk);
    // A carriage return at the very end may be half of a line end.
    heldBack = text.endsWith('\r') ? '\r' : '';
    yield withLineFeeds(heldBack ? text.slice(0, -1) : text);
  }
  yield withLineFeeds(heldBack + decode(undefined));
}

const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

type Decode = (chunk: Uint8Array | undefined) => string;

const unicode = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  return (chunk) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
};

/** Node's own decoder takes Windows-1252 for Latin-1 and loses what stands at 80 to 9F (€, dashes, quotes). */
const windows1252 = (): Decode => {
  let started = false;
  return (chunk) => {
    if (!chunk) return '';
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    const body = started ? text : text.replace(/^\u00ef\u00bb\u00bf/, '');
    started = true;
    return body.replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
  };
};

const HIGH = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];
