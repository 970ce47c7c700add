import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

type OpenApiSchema =
  NonNullable<Parameters<typeof ApiQuery>[0]> extends infer Q ? (Q extends { schema?: infer S } ? S : never) : never;

type Door = {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: z.ZodType;
  /** What it answers, by status. */
  readonly answers: Readonly<Record<number, string>>;
};

/** Describes a door in OpenAPI by the very shapes that what comes in is checked against. */
export const Documented = ({ summary, query, params = {}, body, answers }: Door): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ...Object.entries(params).map(([name, description]) => ApiParam({ name, description, schema: { type: 'string' } })),
    ...(query ? queriesOf(query) : []),
    ...(body ? [ApiBody({ schema: schemaOf(body) as never })] : []),
    ...Object.entries(answers).map(([status, description]) =>
      ApiResponse({ status: Number(status), description, content: contentOf(Number(status), body === undefined) }),
    ),
  );

const queriesOf = (shape: z.ZodObject): readonly MethodDecorator[] => {
  const { properties = {} } = schemaOf(shape) as {
    properties?: Record<string, OpenApiSchema & { description?: string }>;
  };
  return Object.entries(properties).map(([name, schema]) =>
    ApiQuery({ name, required: false, description: schema.description ?? '', schema: schema as never }),
  );
};

const schemaOf = (shape: z.ZodType): object => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema;
};

const contentOf = (status: number, asked: boolean): Readonly<Record<string, object>> =>
  status >= 400
    ? { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
    : { 'application/json': {}, ...(asked ? { 'text/csv': {} } : {}) };
