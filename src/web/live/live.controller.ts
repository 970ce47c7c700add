import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { paths } from '../paths.js';
import { Listeners } from './listeners.js';

/** How long a browser waits before it asks again, in milliseconds. */
const ASK_AGAIN = 10_000;

/** What is recorded while a page is open: the numbers of new entries, and nothing of what they tell. */
@ApiExcludeController()
@ForAnyRole()
@Controller(paths.live)
export class LiveController {
  constructor(@Inject(Listeners) private readonly listeners: Listeners) {}

  @Get()
  live(@Req() request: Request, @Res() response: Response): void {
    if (this.listeners.full) {
      response.status(503).setHeader('Retry-After', '60');
      response.type('text/plain').send('As many pages are listening as can. Load the page again to see what is new.\n');
      return;
    }
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('X-Accel-Buffering', 'no');
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.write(`retry: ${ASK_AGAIN}\n\n`);
    this.listeners.add(response);
  }
}
