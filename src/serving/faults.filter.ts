import { Catch, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { NobodyKnown } from '../access/access.guard.js';
import type { Problem } from '../api/problem.js';
import { faultPage } from '../web/faults/fault.page.js';
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
    else sendPage(response, problem, this.pages);
  }
}

const sendProblem = (response: Response, { status, answer }: Problem): void => {
  response.removeHeader('Content-Disposition');
  response.status(status).type('application/problem+json').send(JSON.stringify(answer));
};

const sendPage = (response: Response, problem: Problem, pages: Pages): void => {
  const page = faultPage(problem);
  response.status(problem.status).type('html').send(pages.show('faults/fault.njk', page));
};
