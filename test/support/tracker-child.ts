import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { CoreModule } from '../../src/core.module.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import { Projector } from '../../src/projecting/projector.js';

/**
 * The tracker in a process of its own, to be killed. Arguments: what to do (`import`, `rebuild`), the store's
 * folder, and what to import. Says `open` when it is about to begin and `done` when it has ended.
 */
const [what = '', data = '', ...paths] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const core = CoreModule.over({ data });
const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false, abortOnError: false });
await app.init();
say('open');
if (what === 'import') await app.get(ReturnImport).import(paths, { authority: 'E99000001', by: 'test' });
else for (;;) await app.get<Projector>(Projector).rebuild();
say('done');
await app.close();
