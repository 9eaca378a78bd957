import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { show, type Report } from './report.ts';
import type { Spread } from './statistics.ts';

/** Rows as a Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const showSpread = ({ median, min, max }: Spread) => `**${show(median)}** (${show(min)}–${show(max)})`;

function rowsOf({ name, comparisons, figures }: Report): string[][] {
  return [
    ...comparisons.map(({ name: what, reach, rateRatio, cpuRatio, ours, peer }) => [
      `\`${name}\``,
      what,
      reach,
      showSpread(rateRatio),
      showSpread(cpuRatio),
      `${show(ours.perSecond.median)} / ${show(peer.perSecond.median)}`,
    ]),
    ...figures
      .filter(({ reach }) => reach !== undefined)
      .map(({ name: what, reach = '', value, unit }) => [
        `\`${name}\``,
        what,
        reach,
        `**${show(value)}** ${unit}`,
        '',
        '',
      ]),
  ];
}

/** All kept results against their targets, and how each was run. */
export function resultTables(folder: string): string {
  const reports = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report);
  const measured = markdownTable(
    ['bench', 'what', 'reach', 'measured', 'CPU ratio', 'per second, ours / peer'],
    reports.flatMap(rowsOf),
  );
  const runs = markdownTable(
    ['bench', 'when (UTC)', 'rounds', 'load before and after'],
    reports.map(({ command, startedAt, rounds, load }) => [
      `\`${command}\``,
      startedAt.slice(0, 16).replace('T', ' '),
      String(rounds),
      `${show(load.before)}, ${show(load.after)}`,
    ]),
  );
  return `${measured}\n\n${runs}\n`;
}
