import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { For } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { CHECKS } from '../../audit/check.js';
import { Checks } from '../../audit/checks.js';
import { witnessFrom } from '../../audit/verify.js';
import { Documented } from '../documented.js';
import { notFound, Problem } from '../problem.js';
import { read } from '../reading.js';

const witness = z.string().refine((text) => witnessFrom(text) !== undefined, 'must be an entry’s number and its hash, like 412:9f86d0…');

const checkSent = z.strictObject({
  kind: z.enum(CHECKS).describe('verify: that no entry was altered; replay: that the views say what the ledger says'),
  witnesses: z.array(witness).max(100).default([]).describe('Hashes of entries noted elsewhere, `number:hash`, to be found again by verify'),
});

/** What an auditor has checked while the tracker is in use. It reads, and changes nothing. */
@ApiTags('auditing')
@For('auditor')
@Controller('api/v1/checks')
export class ChecksController {
  constructor(@Inject(Checks) private readonly checks: Checks) {}

  @Get()
  @Documented({ summary: 'List the checks since the tracker started, the last first', answers: { 200: 'Who asked, when, how far it is or what was found' } })
  list(): object {
    return { checks: this.checks.all() };
  }

  @Get(':number')
  @Documented({ summary: 'Tell how far a check is, or what it found', params: { number: 'The check’s number' }, answers: { 200: 'The check', 404: 'There is none of that number' } })
  one(@Param('number') number: string): object {
    const check = this.checks.numbered(Number(number));
    if (!check) throw notFound('There is no check of that number since the tracker started.');
    return check;
  }

  @Post()
  @HttpCode(202)
  @Documented({
    summary: 'Begin to check the whole ledger, one check at a time',
    body: checkSent,
    answers: { 202: 'Begun; see /api/v1/checks/{number}', 400: 'Something sent is unfit', 409: 'Another check is under way' },
  })
  begin(@Body() body: unknown): object {
    const { kind, witnesses } = read(checkSent, body);
    const { begun, check } = this.checks.begin(kind, whoAsks()?.account ?? '', witnesses.flatMap((text) => witnessFrom(text) ?? []));
    if (begun) return { check: check.number, see: `/api/v1/checks/${check.number}` };
    throw new Problem(409, 'check-under-way', 'Another check is under way', `Wait until it is done: /api/v1/checks/${check.number} says how far it is.`);
  }
}
