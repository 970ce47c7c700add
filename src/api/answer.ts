import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { csv } from '../csv.js';

type Cell = string | number | boolean | null | undefined;

/** The same answer twice: as JSON, and as the rows of a table. */
export type Answer = {
  readonly json: object;
  readonly table: {
    /** Of the file, without its ending; says what and from which viewpoint. */
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  };
};

/** Sends an answer in the form it was asked for: `?format=csv` or `Accept: text/csv`, and JSON otherwise. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer, object | string> {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<object | string> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(
      map(({ json, table }) => {
        response.vary('Accept');
        if (!wantsCsv(request)) return json;
        response.type('text/csv; charset=utf-8');
        response.setHeader('Content-Disposition', `attachment; filename="${table.name}.csv"`);
        return csv(table.columns, table.rows);
      }),
    );
  }
}

const wantsCsv = (request: Request): boolean => {
  const { format } = request.query;
  return format === undefined ? request.accepts(['application/json', 'text/csv']) === 'text/csv' : format === 'csv';
};

/** `children-2019-03-31-entry-1234` */
export const fileName = (
  what: string,
  { asAt, knownAt }: { readonly asAt?: string; readonly knownAt: number },
): string => [what.replaceAll(/[^A-Za-z0-9-]/g, '-'), ...(asAt ? [asAt] : []), `entry-${knownAt}`].join('-');
