import { Catch, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { NobodyKnown } from '../access/access.guard.js';
import type { Problem } from '../api/problem.js';
import { faultPage, type SentAgain } from '../web/faults/fault.page.js';
import { Pages } from '../web/layout/pages.js';
import { paths } from '../web/paths.js';
import { problemOf } from './faults.js';

const FOR_PROGRAMS = /^\/(api|health|live|metrics)(\/|$)/;

/** Whatever was not answered: a problem for programs, a page for people. */
@Catch()
export class FaultsFilter implements ExceptionFilter {
  private readonly log = new Logger('faults');

  constructor(@Inject(Pages) private readonly pages: Pages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    if (error instanceof NobodyKnown && ['GET', 'HEAD'].includes(request.method) && !FOR_PROGRAMS.test(request.path))
      return response.redirect(303, paths.actingAs({ then: request.originalUrl }));
    const problem = problemOf(error, request.method === 'POST');
    if (problem.status >= 500) this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) response.destroy();
    else if (FOR_PROGRAMS.test(request.path)) sendProblem(response, problem);
    else sendPage(response, problem, this.pages, sentAgain(request, problem));
  }
}

const sendProblem = (response: Response, { status, answer }: Problem): void => {
  response.removeHeader('Content-Disposition');
  response.status(status).type('application/problem+json').send(JSON.stringify(answer));
};

/** What was filled in is not lost with a store that is out of reach for a moment: it is kept on the page, to be sent again. */
const sentAgain = (request: Request, { status }: Problem): SentAgain | undefined => {
  if (status !== 503 || !request.is('application/x-www-form-urlencoded')) return undefined;
  const sent = Object.entries((request.body ?? {}) as Readonly<Record<string, string | readonly string[]>>);
  return { action: request.originalUrl, fields: sent.flatMap(([name, values]) => [values].flat().map((value) => ({ name, value }))) };
};

const sendPage = (response: Response, problem: Problem, pages: Pages, again: SentAgain | undefined): void => {
  const page = faultPage(problem, again);
  // Over plain HTTP a form of ours is known by its origin, which a page without a referrer does not tell.
  if (again) response.setHeader('Referrer-Policy', 'same-origin');
  response.status(problem.status).type('html').send(pages.show('faults/fault.njk', page));
};
