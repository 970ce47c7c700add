import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { assetAt } from './assets.js';

@Controller('assets')
export class AssetsController {
  @Get(':name')
  asset(@Param('name') name: string, @Res({ passthrough: true }) response: Response): string {
    const asset = assetAt(`/assets/${name}`);
    if (!asset) throw new NotFoundException();
    response.type(asset.type);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    return asset.body;
  }
}
