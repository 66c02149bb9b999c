/**
 * `npm test [-- STAGE...]`: everything there is to check, on a fresh clone too. A stage that fails does not stop the next.
 * The last line is `N passed, N failed`, with `, N skipped` where tests were; the exit status 1 where any failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installPrograms } from './debian.js';
import { env, fail, installPackages, root } from './install.js';

/** A stage that hangs is ended, so that the others still report. */
const STAGE_LIMIT_MS = 25 * 60_000;

const next = 'node_modules/next/dist/bin/next';
const stages = {
  lint: () => check('node_modules/@biomejs/biome/bin/biome', ['check', '.']),
  types: () => bothPass(check(next, ['typegen']), () => check('node_modules/typescript/bin/tsc', ['--noEmit'])),
  unit: () => vitest('unit'),
  peer: () => vitest('peer'),
  build: () => check(next, ['build']),
  e2e: () => vitest('e2e'),
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in stages));
if (unknown) fail(`There is no stage "${unknown}": ${Object.keys(stages).join(', ')}`);
const names = chosen.length > 0 ? chosen : Object.keys(stages);

installPackages();
if (names.includes('peer') || names.includes('e2e')) installPrograms();

const scratch = mkdtempSync(join(tmpdir(), 'reroll-test-'));
const results = [];
for (const name of names) {
  console.log(`\n=== ${name} ===`);
  const started = performance.now();
  const result = stages[name]();
  results.push({ name, ...result });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`--- ${name}: ${describe(result)} (${seconds} s)`);
}
rmSync(scratch, { recursive: true });

console.log('');
for (const result of results.filter(({ failed }) => failed > 0)) {
  console.log(`FAILED ${result.name}: ${describe(result)}`);
  for (const line of result.failures ?? []) console.log(`  ${line}`);
}
const total = sum(results);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(describe(total));

/** A command that passes or fails as one. */
function check(script, args) {
  return run(script, args) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function bothPass(first, second) {
  return first.failed > 0 ? first : second();
}

/** Runs a project of vitest.config.ts; each test counts, and a failure outside of any test as one more. */
function vitest(project) {
  const report = join(scratch, `${project}.json`);
  const status = run('node_modules/vitest/vitest.mjs', [
    ...['run', '--project', project, '--passWithNoTests'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  const counts = readReport(report);
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const files = report.testResults ?? [];
  for (const file of files) saySkipped(file);
  const counts = sum([
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    // A file that could not be loaded has no tests to count.
    ...files.map((file) => ({
      passed: 0,
      failed: file.status === 'failed' && file.assertionResults.length === 0 ? 1 : 0,
      skipped: 0,
    })),
  ]);
  return { ...counts, failures: files.flatMap(listFailures) };
}

/** What failed in a file, a line each, with the first line of why. */
function listFailures(file) {
  const path = relative(root, file.name);
  const describeFailure = (name, messages) =>
    `${path}: ${name}: ${messages.join('\n').trim().split('\n', 1)[0].slice(0, 300)}`;
  if (file.status === 'failed' && file.assertionResults.length === 0)
    return [describeFailure('could not be loaded', [file.message ?? ''])];
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => describeFailure(fullName, failureMessages));
}

function saySkipped(file) {
  const skipped = file.assertionResults.filter(
    ({ status }) => status === 'skipped' || status === 'pending' || status === 'todo',
  );
  if (skipped.length === 0) return;
  const more = skipped.length > 1 ? ` and ${skipped.length - 1} more` : '';
  console.log(`skipped in ${relative(root, file.name)}: ${skipped[0].fullName}${more}`);
}

/** Runs a script in the checkout; its exit status. */
function run(script, args) {
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: STAGE_LIMIT_MS,
  });
  if (result.signal === 'SIGINT') process.exit(130);
  if (result.error) console.log(`${script}: ${result.error.message}`);
  return result.status ?? 1;
}

function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
