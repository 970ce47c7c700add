import type { Provider } from '@nestjs/common';
import { BookletHandler, ContentsHandler } from '../asking/booklet.js';
import { EditionHandler, EditionsHandler } from '../asking/editions.js';
import { BookletBuilds } from './builds.js';
import { EditionFileHandler } from './edition-file.js';
import { EDITIONS_FOLDER, EditionFiles, editionsFolder } from './edition-files.js';
import { PublishEditionHandler } from './publish-edition.js';

/** The booklet and its editions, over the store in a folder. */
export const publishing = (data: string): Provider[] => [
  ContentsHandler,
  BookletHandler,
  EditionsHandler,
  EditionHandler,
  { provide: EDITIONS_FOLDER, useValue: editionsFolder(data) },
  EditionFiles,
  EditionFileHandler,
  PublishEditionHandler,
  BookletBuilds,
];
