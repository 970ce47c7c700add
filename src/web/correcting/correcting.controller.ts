import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import { RecordJourneys } from '../layout/form/record-journeys.js';
import { recordedAbout } from '../layout/form/recorded-about.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths, type PutRightKind } from '../paths.js';
import { CorrectingJourneys, type Addressed } from './correcting-journeys.js';

/** Where each kind of record has its reference in the address. */
const ADDRESSES = [
  'children/:child/entries/:entry/:way', 'children/:fee/fees/entries/:entry/:way', 'carers/:carer/entries/:entry/:way', 'homes/:provider/entries/:entry/:way',
];
const KINDS: readonly PutRightKind[] = ['child', 'fee', 'carer', 'provider'];

type Address = Readonly<Partial<Record<string, string>>>;

/** Putting an entry right, or striking it out, whatever it is about: never is one edited or removed. */
@ApiExcludeController()
@For('placements')
@Controller()
export class CorrectingController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
    @Inject(RecordJourneys) private readonly records: RecordJourneys,
    @Inject(CorrectingJourneys) private readonly correcting: CorrectingJourneys,
  ) {}

  @Get(ADDRESSES)
  async form(@Param() address: Address, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.correcting.of(addressed(address)), response);
  }

  @Post(ADDRESSES)
  async sent(@Param() address: Address, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.correcting.of(addressed(address)), body, response);
  }

  @Get('children/:child/fees/recorded/:entry')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async feeRecorded(@Param('child') child: string, @Param('entry') number: string): Promise<string> {
    const recorded = await this.records.recorded('fee', number);
    if (recorded.entry.reference !== child) throw new NotFoundException();
    const next = [{ text: words.seeCosts(child), href: paths.childPart(child, 'costs') }, { text: words.seeTimeline(child), href: paths.childPart(child, 'timeline') }];
    return this.pages.show('layout/form/recorded.njk', recordedAbout(recorded, { section: 'children', caption: words.feesOf(child), next }));
  }
}

const addressed = ({ entry = '', way = '', ...address }: Address): Addressed => {
  const kind = KINDS.find((one) => address[one] !== undefined);
  const id = kind && address[kind];
  if (!kind || id === undefined) throw new NotFoundException();
  return { kind, id, entry, way };
};
