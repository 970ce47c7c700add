import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { RequestHandler } from 'express';
import type { Tracing } from './tracing.js';

const NAME = 'placement-tracker';

/** Spans of requests, commands, questions and of what the ledger is asked. They hold routes, names of commands and codes. */
export const startTracing = (endpoint: string): Tracing => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const service = resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] ?? NAME });
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(service),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer(NAME);

  const within: Tracing['within'] = (name, work, told) =>
    tracer.startActiveSpan(name, async (span) => {
      try {
        const answer = await work();
        if (told) span.setAttributes(told(answer));
        return answer;
      } catch (error) {
        failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    });

  const request: RequestHandler = (asked, response, next) => {
    const from = propagation.extract(context.active(), asked.headers);
    const span = tracer.startSpan(asked.method, { kind: SpanKind.SERVER }, from);
    response.on('close', () => {
      const route = (asked.route as { path?: unknown } | undefined)?.path;
      span.updateName(typeof route === 'string' ? `${asked.method} ${route}` : asked.method);
      span.setAttributes({
        'http.request.method': asked.method,
        'http.response.status_code': response.statusCode,
        ...(typeof route === 'string' ? { 'http.route': route } : {}),
      });
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(from, span), next);
  };

  return { within, around: (call, work) => within(`ledger ${call}`, work), request, stop: () => provider.shutdown() };
};

/** What went wrong by its kind alone: a message may say of whom. */
const failed = (span: Span, error: unknown): void => {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error);
};
