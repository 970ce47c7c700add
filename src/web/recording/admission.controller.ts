import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { AdmissionJourney } from './admission-journey.js';

/** Recording that a child came into care who is not recorded yet. */
@ApiExcludeController()
@For('placements')
@Controller('admission')
export class AdmissionController {
  constructor(
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
    @Inject(AdmissionJourney) private readonly admissions: AdmissionJourney,
  ) {}

  @Get()
  async form(@Query() query: Asked, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.admissions.journey(query), response);
  }

  @Post()
  async sent(@Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.admissions.journey(), body, response);
  }
}
