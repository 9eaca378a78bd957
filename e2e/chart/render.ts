import { parseAllDocuments } from 'yaml';
import { chartFolder } from './chart-files.ts';
import type { Manifest } from './manifests.ts';
import { runProgram } from './run-program.ts';

export type Rendering = { text: string; manifests: Manifest[] };

export type RenderOptions = { files?: readonly string[]; set?: Record<string, unknown>; release?: string };

function templateArguments({ files = [], set = {}, release = 'demo' }: RenderOptions): string[] {
  const values = files.flatMap((file) => ['--values', file]);
  const overrides = Object.entries(set).flatMap(([path, value]) => ['--set-json', `${path}=${JSON.stringify(value)}`]);
  return ['template', release, chartFolder, '--namespace', 'books', ...values, ...overrides];
}

const renderings = new Map<string, Rendering>();

/** What `helm template` makes of the values, once per process. Throws with Helm's own words when it refuses. */
export function render(helm: string, options: RenderOptions): Rendering {
  const key = JSON.stringify(options);
  const known = renderings.get(key) ?? renderAnew(helm, options);
  renderings.set(key, known);
  return known;
}

function renderAnew(helm: string, options: RenderOptions): Rendering {
  const { succeeded, output, errors } = runProgram(helm, templateArguments(options));
  if (!succeeded) throw new Error(errors);
  const manifests = parseAllDocuments(output, { uniqueKeys: true })
    .map((document) => {
      if (document.errors.length > 0) throw new Error(document.errors.join('\n'));
      return document.toJS() as Manifest | null;
    })
    .filter((manifest) => manifest !== null);
  return { text: output, manifests };
}

/** Helm's words when it refuses; undefined when it does not. */
export function refusal(helm: string, options: RenderOptions): string | undefined {
  const { succeeded, errors } = runProgram(helm, templateArguments(options));
  return succeeded ? undefined : errors;
}
