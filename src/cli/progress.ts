import { SingleBar } from 'cli-progress';

/** Progress on standard error, once a thing has taken a second; nothing at all where it is quick. */
export type ShownProgress = { readonly to: (done: number, total: number) => void; readonly end: () => void };

const QUIETLY = 1_000;
const BETWEEN_LINES = 5_000;

export const progressOn = (what: string, unit: string): ShownProgress =>
  process.stderr.isTTY ? progressBar(what, unit) : progressLines(what, unit);

const progressBar = (what: string, unit: string): ShownProgress => {
  const began = Date.now();
  let bar: SingleBar | undefined;
  return {
    to: (done, total) => {
      if (!bar && Date.now() - began < QUIETLY) return;
      if (!bar) {
        bar = new SingleBar({
          stream: process.stderr,
          format: `${what} {bar} {percentage}% | {value} of {total} ${unit} | {speed}/s | {eta_formatted} left`,
          etaBuffer: 50,
        });
        bar.start(total, done, { speed: 0 });
      }
      bar.setTotal(total);
      bar.update(done, { speed: speedSince(began, done) });
    },
    end: () => bar?.stop(),
  };
};

const progressLines = (what: string, unit: string): ShownProgress => {
  const began = Date.now();
  let last = began;
  return {
    to: (done, total) => {
      const now = Date.now();
      if (now - began < QUIETLY || now - last < BETWEEN_LINES) return;
      last = now;
      const speed = speedSince(began, done);
      const left = speed > 0 ? `, about ${Math.ceil(Math.max(0, total - done) / speed)} s left` : '';
      process.stderr.write(`${what}: ${done} of ${total} ${unit}, ${speed}/s${left}\n`);
    },
    end: () => undefined,
  };
};

const speedSince = (began: number, done: number): number => Math.round((done * 1_000) / Math.max(1, Date.now() - began));
