import 'reflect-metadata';
import { run } from './serving/run.js';

await run(process.env);
