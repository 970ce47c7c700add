import 'reflect-metadata';
import { run } from './serving/run.js';

await run(process.env, process.argv.slice(2));
