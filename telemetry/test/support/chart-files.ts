import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { projectRoot } from '@autosync/dev-stack';
import { parse } from 'yaml';

export type Rule = {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
};
export type RuleFile = { name: string; groups: { name: string; rules: Rule[] }[] };

const chart = `${projectRoot}/charts/autosync`;

/** Names without folder and ending, sorted. */
export function namesOf(pattern: string, ending: string): string[] {
  return globSync(pattern, { cwd: projectRoot })
    .map((file) => basename(file, ending))
    .toSorted();
}

export function ruleFiles(): RuleFile[] {
  return namesOf('charts/autosync/alerts/*', '.yaml').map((name) => ({
    name,
    ...(parse(readFileSync(`${chart}/alerts/${name}.yaml`, 'utf8')) as Pick<RuleFile, 'groups'>),
  }));
}

export function readRunbook(name: string): string {
  return readFileSync(`${chart}/runbooks/${name}.md`, 'utf8');
}

/** What stands between ```language and ``` in a runbook. */
export function codeBlocks(runbook: string, language: string): string[] {
  return [...runbook.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) =>
    code.trim(),
  );
}
