import { crc32, deflateRawSync } from 'node:zlib';

export type Packed = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** What the entry lies about itself. */
  readonly claims?: {
    readonly size?: number;
    readonly encrypted?: boolean;
    readonly unixMode?: number;
    readonly crc?: number;
  };
};

/** A zip file of these entries, which may lie: written by hand, for no honest library writes a hostile one. */
export const zipOf = (entries: readonly Packed[]): Uint8Array => {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const [name, packed] = [Buffer.from(entry.name), deflateRawSync(content)];
    const about = fieldsOf(entry, content, packed, name);
    const local = Buffer.concat([number(0x04034b50, 4), number(20, 2), about, number(0, 2), name, packed]);
    const rest = [
      number(0, 2),
      number(0, 2),
      number(0, 2),
      number(0, 2),
      number(((entry.claims?.unixMode ?? 0o100644) << 16) >>> 0, 4),
    ];
    directory.push(
      Buffer.concat([number(0x02014b50, 4), number(0x0314, 2), number(20, 2), about, ...rest, number(offset, 4), name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const counts = [
    number(entries.length, 2),
    number(entries.length, 2),
    number(central.length, 4),
    number(offset, 4),
    number(0, 2),
  ];
  return Buffer.concat([...locals, central, number(0x06054b50, 4), number(0, 4), ...counts]);
};

const fieldsOf = ({ claims = {} }: Packed, content: Buffer, packed: Buffer, name: Buffer): Buffer =>
  Buffer.concat([
    number(0x0800 + (claims.encrypted ? 1 : 0), 2),
    number(8, 2),
    number(0, 4),
    number(claims.crc ?? crc32(content), 4),
    number(packed.length, 4),
    number(claims.size ?? content.length, 4),
    number(name.length, 2),
  ]);

const number = (value: number, bytes: 2 | 4): Buffer => {
  const written = Buffer.alloc(bytes);
  if (bytes === 2) written.writeUInt16LE(value);
  else written.writeUInt32LE(value);
  return written;
};
