import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Metrics } from './metrics.js';
import type { Tracing } from './tracing.js';

type Bus = { execute: (asked: object) => Promise<unknown> };

/**
 * Counts what becomes of commands, and has spans of commands and questions where traces are asked for. The buses have
 * no place of their own for that, and every door goes through them.
 */
export const watchBuses = (app: INestApplicationContext, metrics: Metrics, tracing: Tracing | undefined): void => {
  const commands = app.get<unknown>(CommandBus, { strict: false }) as Bus;
  const questions = app.get<unknown>(QueryBus, { strict: false }) as Bus;
  const carryOut = commands.execute.bind(commands);
  const ask = questions.execute.bind(questions);
  const counted = async (command: object): Promise<unknown> => {
    try {
      const ended = await carryOut(command);
      metrics.command(ended ?? {});
      return ended;
    } catch (error) {
      metrics.commandFailed(error);
      throw error;
    }
  };
  const named = ({ constructor }: object) => constructor.name;
  commands.execute = tracing ? (command) => tracing.within(`command ${named(command)}`, () => counted(command), outcomeOf) : counted;
  if (tracing) questions.execute = (question) => tracing.within(`question ${named(question)}`, () => ask(question));
};

const outcomeOf = (ended: unknown): Readonly<Record<string, string>> => {
  const { outcome, refusal } = (ended ?? {}) as { outcome?: unknown; refusal?: { code?: unknown } };
  return {
    ...(typeof outcome === 'string' ? { 'tracker.outcome': outcome } : {}),
    ...(typeof refusal?.code === 'string' ? { 'tracker.refusal': refusal.code } : {}),
  };
};
