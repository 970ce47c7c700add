import { isDeepStrictEqual } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import { READING } from '../../src/asking/asking.js';
import { CoreModule, type CoreOptions } from '../../src/core.module.js';
import type { Reader } from '../../projections/measure.js';
import type { Reading } from '../../projections/reading.js';
import { oneAfterAnother } from '../../projections/together.js';
import { sqliteReading } from '../../projections/views/sqlite-reading.js';
import { Views } from '../../projections/views/views.js';

/** The core over a store, whose questions are asked through a reading of the caller's making. */
export const coreReadingBy = async (options: CoreOptions, by: (reading: Reading) => Reading): Promise<INestApplicationContext> => {
  const core = CoreModule.over(options);
  const reading: Provider = { provide: READING, useFactory: (views: Views) => by(sqliteReading(views)), inject: [Views] };
  const providers = (core.providers ?? []).map((one) => (typeof one === 'object' && one.provide === READING ? reading : one));
  const app = await NestFactory.createApplicationContext({ ...core, providers }, { logger: false, abortOnError: false });
  return app.init();
};

const through = (reading: Reading, carriedOut: <Answer>(work: (read: Reader) => Answer, read: Reader) => Answer): Reading => ({
  get generation() {
    return reading.generation;
  },
  answer: (authority, work) => reading.answer(authority, (read) => carriedOut(work, read)),
  believed: reading.believed,
  authorities: reading.authorities,
});

/** Carries each work out a second time; it fails where that comes to something else. */
export const twice = (reading: Reading): Reading =>
  through(reading, (work, read) => {
    const [first, second] = [work(read), work(read)];
    if (!isDeepStrictEqual(first, second)) throw new Error('carried out again, the work came to something else');
    return second;
  });

/** Tells how often each work is carried out, one after another. */
export const counting = (reading: Reading, counted: (passes: { times: number }) => void): Reading => ({
  ...reading,
  get generation() {
    return reading.generation;
  },
  answer: (authority, work) => {
    const passes = { times: 0 };
    counted(passes);
    return reading.answer(authority, (read) => {
      passes.times += 1;
      return work(read);
    });
  },
});

class NotAtHand extends Error {}

/** Leaves each work at the first thing that is not at hand, and carries it out again once it is. Nothing that is read can be changed. */
export const fetching = (reading: Reading): Reading =>
  through(reading, (work, read) => {
    const atHand = new Map<string, unknown>();
    for (;;) {
      let wanted: (() => void) | undefined;
      const outcome = attempted(() => work(readerFrom(read, atHand, (fetch) => (wanted ??= fetch))));
      if (wanted) wanted();
      else if ('fault' in outcome) throw outcome.fault;
      else return outcome.answer;
    }
  });

const attempted = <Answer>(work: () => Answer): { readonly answer: Answer } | { readonly fault: unknown } => {
  try {
    return { answer: work() };
  } catch (fault) {
    return { fault };
  }
};

const readerFrom = (read: Reader, atHand: Map<string, unknown>, want: (fetch: () => void) => void): Reader => {
  const asking = ([name, ask]: readonly [string, (...asked: readonly never[]) => unknown]) => [
    name,
    (...asked: readonly never[]) => {
      const question = `${name} ${JSON.stringify(asked.map((one: object) => ('columns' in Object(one) ? (one as { name: string }).name : one)))}`;
      if (atHand.has(question)) return atHand.get(question);
      want(() => atHand.set(question, frozen(ask(...asked))));
      throw new NotAtHand(question);
    },
  ];
  return { ...(Object.fromEntries(Object.entries(read).map(asking)) as Reader), together: oneAfterAnother };
};

const frozen = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of value instanceof Map ? value.values() : Object.values(value)) frozen(part);
  return Object.freeze(value);
};
