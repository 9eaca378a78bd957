import process from 'node:process';
import { findHelm } from '../helm.ts';
import { serverDryRun } from './cluster-rung.ts';
import { lint, pairs, refusedValues, template } from './helm-rungs.ts';
import { conftest, kubeconform, kubeScore } from './manifest-rungs.ts';
import { promtool } from './promtool-rung.ts';

/*
 * `npm run test:chart`: every check of the chart for which there is a program, one line each. The last line says how many
 * rungs were climbed, skipped and failed; a failed one makes the exit code 1.
 */

const found = findHelm();
if (found.helm === undefined) {
  process.stdout.write(`Nothing can be checked: ${found.reason}.\n`);
  process.exit(1);
}
const { helm } = found;
const rungs = [lint, template, refusedValues, pairs, kubeconform, kubeScore, conftest, serverDryRun].map((rung) =>
  rung(helm),
);

const tally = { climbed: 0, skipped: 0, failed: 0 };
for (const { name, climb } of [...rungs, promtool()]) {
  const { outcome, reason } = climb();
  tally[outcome] += 1;
  process.stdout.write(`${outcome.padEnd(8)} ${name}: ${reason}\n`);
}
process.stdout.write(`${tally.climbed} climbed, ${tally.skipped} skipped, ${tally.failed} failed\n`);
process.exit(tally.failed === 0 ? 0 : 1);
