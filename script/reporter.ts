// Closes a run of vitest as every check closes: each skip with its reason, then the sum. `script/test.ts` reads it.
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { closing, skipLine } from './tally.ts';

/** `context.skip('why')`, or a name that ends with "(needs …)". */
const reasonFor = (test: TestCase): string | undefined => {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note ?? /\((needs [^()]+)\)/.exec(test.fullName)?.[1];
};

export default class Closing implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const unexplained = skipped.filter((test) => reasonFor(test) === undefined);
    const failed = tests.filter((test) => test.result().state === 'failed');
    // A file that cannot be loaded has no test that could fail.
    const broken = modules.filter((module) => !module.ok() && [...module.children.allTests('failed')].length === 0);
    for (const test of unexplained) process.stdout.write(`failed: skipped without a reason: ${test.fullName}\n`);
    for (const test of skipped) process.stdout.write(skipLine(test.fullName, reasonFor(test) ?? 'no reason given'));
    process.stdout.write(
      closing({
        passed: tests.filter((test) => test.result().state === 'passed').length,
        failed: failed.length + broken.length + unhandled.length + unexplained.length,
        skipped: skipped.length - unexplained.length,
      }),
    );
  }
}
