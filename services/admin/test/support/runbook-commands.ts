import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { projectRoot } from '@autosync/dev-stack/servers';

export type RunbookCommand = {
  runbook: string;
  line: string;
  /** `look`: Kubernetes' own, that only reads; `change`: of what is installed, as the try-out on a cluster does it. */
  kind: 'admin' | 'look' | 'change' | 'unknown';
  component: string;
  args: string[];
};

const inPod = /^kubectl -n "\$NAMESPACE" exec "deploy\/\$AUTOSYNC-([a-z-]+)" -- autosync-admin (.+)$/;
const look = /^kubectl -n "\$NAMESPACE" (get pods|logs) -l app\.kubernetes\.io\/[a-z-]+=[a-z-]+( |$)/;

const change = /^(kubectl -n "\$NAMESPACE" scale deployment|helm -n "\$NAMESPACE" upgrade "\$RELEASE") /;

/** As a shell would, as far as runbooks go: blanks, double quotes, variables that are whole arguments. */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);
}

function toCommand(runbook: string, line: string): RunbookCommand {
  const [, component = '', args = ''] = inPod.exec(line) ?? [];
  if (component !== '') return { runbook, line, kind: 'admin', component, args: argumentsOf(args) };
  const kind = look.test(line) ? 'look' : change.test(line) ? 'change' : 'unknown';
  return { runbook, line, kind, component, args: [] };
}

/** Every line that a runbook gives to be copied into a shell. */
export function runbookCommands(): RunbookCommand[] {
  return globSync(['charts/autosync/runbooks/*.md', 'docs/operating.md'], { cwd: projectRoot })
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(`${projectRoot}/${file}`, 'utf8');
      const blocks = [...text.matchAll(/^```(?:sh|sql)\n(.*?)^```/gms)].map(([, code = '']) => code);
      const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => line !== '' && !line.startsWith('#'));
      return lines.map((line) => toCommand(basename(file, '.md'), line));
    });
}
