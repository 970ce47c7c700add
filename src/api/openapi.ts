import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './api.module.js';

const ABOUT = `Every answer is given as at a day and as known at an entry of the ledger, and says which. Ask again with the
same \`asAt\` and the entry number as \`knownAt\`, and the answer is the same for ever. Nothing is edited: facts are
recorded, corrected or struck out, each under a \`commandId\` of yours (a UUID); the same command sent again is answered
as the first time and written once. Add \`format=csv\` for a table.`;

/** Serves the description of the API at /api/v1/openapi.json. */
export const describeApi = (app: INestApplication): void => {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Placement Tracker')
    .setDescription(ABOUT)
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, about, { include: [ApiModule] });
  const schemas = { ...document.components?.schemas, Problem: problem };
  SwaggerModule.setup(
    'api/v1',
    app,
    { ...document, components: { ...document.components, schemas } },
    {
      ui: false,
      raw: ['json'],
      jsonDocumentUrl: 'api/v1/openapi.json',
    },
  );
};

const text = { type: 'string' };

const problem = {
  type: 'object',
  description: 'RFC 9457: `code` is for programs, `detail` says in plain words what to do',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    errors: { type: 'array', items: { type: 'object', properties: { field: text, detail: text } } },
  },
};
