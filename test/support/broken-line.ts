import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A message of PostgreSQL's is a letter and its length, in either direction. */
const messagesIn = (sent: Buffer): readonly { readonly kind: string; readonly end: number }[] => {
  const messages: { kind: string; end: number }[] = [];
  for (let at = 0; at + 5 <= sent.length; ) {
    const end = at + 1 + sent.readInt32BE(at + 1);
    messages.push({ kind: String.fromCharCode(sent[at] ?? 0), end });
    at = end;
  }
  return messages;
};

/** The end of what is asked with a word in it: one message, or several that end with a “sync”. Later statements may be sent with it. */
const endOfAsking = (sent: Buffer, word: string): number => {
  const at = sent.indexOf(word);
  const messages = messagesIn(sent);
  const first = messages.findIndex(({ end }) => end > at);
  const last = messages.slice(first).find(({ kind }) => kind === 'Q' || kind === 'S');
  return Math.min(last?.end ?? sent.length, sent.length);
};

/** How many answers a piece completes. */
const answersIn = (sent: Buffer): number => messagesIn(sent).filter(({ kind }) => kind === 'Z').length;
const askedIn = (sent: Buffer): number => messagesIn(sent).filter(({ kind }) => kind === 'Q' || kind === 'S').length;

/** Where a line breaks: when so many pieces have been sent over it, to or fro; the last of them arrives, or is lost. */
export type Break = { readonly after: number; readonly last: 'arrives' | 'is lost' };

/**
 * A line to a server that can go dead (held, nothing that is sent arrives, in either direction, and nothing ends); that
 * can break just when the server answers to a word, or after so many pieces; that can be cut with nobody let in again;
 * and that can be slow. What is sent along with the word, behind it, arrives when the line is released, or never.
 */
export const lineTo = async (url: string) => {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let [held, refused] = [false, false];
  let word: string | undefined;
  let deadAt: string | undefined;
  let died: () => void;
  const dead = new Promise<void>((resolve) => (died = resolve));
  const behind: (() => unknown)[] = [];
  let breaking: { left: number; readonly last: Break['last'] } | undefined;
  let slowness: { readonly bytes: number; readonly wait: number } | undefined;

  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  /** Whether a piece goes on; the line is cut with it, or behind it. */
  const goesOn = (): boolean => {
    if (!breaking || (breaking.left -= 1) > 0) return true;
    const { last } = breaking;
    breaking = undefined;
    if (last === 'arrives') setImmediate(cut);
    else cut();
    return last === 'arrives';
  };
  const dawdle = async (sent: Buffer, to: Socket): Promise<void> => {
    const { bytes = sent.length, wait = 0 } = slowness ?? {};
    for (let at = 0; at < sent.length; at += bytes) {
      await pause(wait);
      if (!to.destroyed) to.write(sent.subarray(at, at + bytes));
    }
  };
  const pass = (from: Socket, to: Socket, partOf: (sent: Buffer) => Buffer = (sent) => sent): void => {
    sockets.add(from);
    let sending = Promise.resolve();
    from.on('data', (whole: Buffer) => {
      const sent = partOf(whole);
      if (!goesOn()) return;
      if (slowness) sending = sending.then(() => dawdle(sent, to));
      else to.write(sent);
    });
    from.on('error', () => to.destroy()).on('close', () => (sockets.delete(from), to.destroy()));
    if (held) from.pause();
  };
  const server = createServer((near) => {
    if (refused) return void near.destroy();
    const far = connect(Number(port || 5432), hostname);
    let answers = 0;
    far.prependListener('data', (sent: Buffer) => {
      if (answers > 0 && (answers -= answersIn(sent)) <= 0) near.destroy();
    });
    pass(near, far, (sent) => {
      const asked = [word, deadAt].find((one) => one !== undefined && sent.includes(one));
      if (asked === undefined) return sent;
      const end = endOfAsking(sent, asked);
      const part = sent.subarray(0, end);
      if (asked === word) [word, answers] = [undefined, askedIn(part)];
      else {
        deadAt = undefined;
        for (const one of [near, far]) one.pause();
        behind.push(() => far.writable && far.write(sent.subarray(end)));
        died();
      }
      return part;
    });
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const holdThoseThere = (): void => sockets.forEach((socket) => socket.pause());
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      held = true;
      holdThoseThere();
    },
    /** Whoever is connected hears nothing any more, and nothing ends; who connects anew is passed on. */
    holdThoseThere,
    /** The connection that asks goes dead with the answer, and nothing ends; others are as before. */
    holdAtAnswerTo: (asked: string) => void (deadAt = asked),
    /** Once a connection went dead so. */
    dead,
    breakAtAnswerTo: (asked: string) => void (word = asked),
    breakAt: ({ after, last }: Break) => void (breaking = { left: after, last }),
    /** True once the line has broken where it was to. */
    get broke() {
      return breaking === undefined;
    },
    /** Everything breaks at once; nobody is let in until it is mended. */
    cut: () => {
      refused = true;
      cut();
    },
    refuse: () => void (refused = true),
    mend: () => {
      refused = false;
      breaking = undefined;
      slowness = undefined;
    },
    /** What is sent from now on arrives in small pieces, each of which takes a while. */
    slow: (bytes: number, wait: number) => void (slowness = { bytes, wait }),
    release: () => {
      held = false;
      for (const send of behind.splice(0)) send();
      sockets.forEach((socket) => socket.resume());
    },
    end: () => {
      cut();
      server.close();
    },
  };
};

export type Line = Awaited<ReturnType<typeof lineTo>>;
