import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCH = fileURLToPath(new URL('./bench.ts', import.meta.url));

/** Runs a part of the bench in a process of its own, with a heap of its own, and gives its answer. */
export const inProcess = <Answer>(part: string, given: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = fork(BENCH, ['--part', part, JSON.stringify(given)], { stdio: ['ignore', 2, 2, 'ipc'] });
    let answer: { readonly answer: Answer } | undefined;
    child.once('message', (message) => (answer = message as { answer: Answer }));
    child.once('exit', (code, signal) => {
      if (answer) resolve(answer.answer);
      else reject(new Error(`${part} ended ${signal ? `by ${signal}` : `with ${code}`} and gave no answer`));
    });
  });
