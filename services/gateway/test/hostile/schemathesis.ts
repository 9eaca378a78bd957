import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const ignored = fileURLToPath(new URL('../../../../.autosync/', import.meta.url));

/**
 * Installs schemathesis, with all that it needs in the versions of `requirements.txt`, into a folder that git ignores.
 * The second time it is there already.
 *
 * @returns its Python, or in words why there is none.
 */
export async function findSchemathesis(): Promise<{ python: string } | { missing: string }> {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = `${ignored}schemathesis-${version}`;
  const python = `${folder}/bin/python`;
  if (existsSync(python)) return { python };
  const making = `${folder}.${process.pid}`;
  try {
    await mkdir(ignored, { recursive: true });
    await run('python3', ['-m', 'venv', making], { timeout: 60_000 });
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await run(`${making}/bin/python`, install, { timeout: 180_000 });
    // Whole or not at all, also when two do this at once.
    await rename(making, folder);
    return { python };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (existsSync(python)) return { python };
    return {
      missing: `schemathesis cannot be installed: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`,
    };
  }
}

export type SchemathesisOptions = {
  url: string;
  document: unknown;
  /** Where it writes. */
  folder: string;
  headers: Record<string, string>;
  /** `coverage` goes through the limits of every schema, which takes its time. */
  phases: readonly ('examples' | 'coverage' | 'fuzzing')[];
  /** Of fuzzing, for each operation. */
  examples: number;
  seconds: number;
  /** Operations that are not to be called. */
  without: readonly string[];
};

/** What none of our answers may be, whatever was asked. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
].join();

/** Schemathesis makes no texts of patterns that look ahead or name kinds of characters: without these it tries all texts. */
const withoutHardPatterns = (document: unknown): string =>
  JSON.stringify(document, (name, value) =>
    name === 'pattern' && typeof value === 'string' && /\(\?|\\p/.test(value) ? undefined : value,
  );

/** Runs schemathesis over the API at `url`: how many requests it sent, and its words when something was not as it must be. */
export async function runSchemathesis(
  python: string,
  { url, document, folder, headers, phases, examples, seconds, without }: SchemathesisOptions,
) {
  const file = `${folder}/openapi.json`;
  await writeFile(file, withoutHardPatterns(document));
  const words = (line: string): string[] => line.split(' ');
  const args = [
    ...words(`-m schemathesis.cli run ${file} --url ${url} --checks ${checks}`),
    ...words(`--phases ${phases.join()} --max-examples ${examples} --max-time ${seconds}`),
    ...words('--continue-on-failure --no-shrink --suppress-health-check all --warnings off'),
    ...words('--request-timeout 40 --max-redirects 0 --generation-database none'),
    ...without.flatMap((operationId) => ['--exclude-operation-id', operationId]),
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
  ];
  const options = { cwd: folder, timeout: (seconds + 120) * 1000, maxBuffer: 2 ** 28 };
  const { code, stdout } = await run(python, args, options).then(
    ({ stdout: said }) => ({ code: 0, stdout: said }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? -1,
      stdout: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  );
  const requests = Number(/(\d+) generated/.exec(stdout)?.[1] ?? 0);
  return { code, requests, said: stdout };
}
