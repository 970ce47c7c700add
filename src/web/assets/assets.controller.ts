import { Controller, Get, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ForEveryone } from '../../access/needs.js';
import { assetAt } from './assets.js';
import { Council } from './council.js';

@ForEveryone()
@Controller('assets')
export class AssetsController {
  constructor(@Inject(Council) private readonly council: Council) {}

  @Get(':name')
  asset(@Param('name') name: string, @Res() response: Response): void {
    const asset = assetAt(`/assets/${name}`) ?? this.council.at(`/assets/${name}`);
    if (!asset) throw new NotFoundException();
    response.type(asset.type);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.send(asset.body);
  }
}
