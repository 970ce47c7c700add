import { writeFileSync } from 'node:fs';

/**
 * Leaves jest's counts where scripts/test.mjs closes with them, after anything jest itself still has to say.
 * A file of tests that could not be run at all counts as one that failed.
 */
export default class PlainLineReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    if (process.env.TEST_COUNTS_PATH) writeFileSync(process.env.TEST_COUNTS_PATH, JSON.stringify(counts));
  }
}
