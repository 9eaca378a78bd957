/** One check of `npm test`: a program in node_modules/.bin. */
export type Check = {
  name: string;
  command: string;
  args: readonly string[];
  /** Checks the output of a successful run; returns a sentence about what is wrong. */
  verify?: (output: string) => string | undefined;
};

/** With fewer modules, dependency-cruiser has missed most of the project and its result means nothing. */
const fewestModules = 100;

function sawTheModules(output: string): string | undefined {
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  return seen >= fewestModules ? undefined : `dependency-cruiser saw only ${seen} modules`;
}

/** The longest first: it uses one core while the others run one after the other on the second. */
export const staticChecks: readonly Check[] = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the console’s page', command: 'tsc', args: ['-p', 'services/console/page/tsconfig.json'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'protos', command: 'buf', args: ['lint', 'protos'] },
  {
    name: 'dependency rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'libs', 'services', 'e2e', 'image', 'telemetry'],
    verify: sawTheModules,
  },
  { name: 'unused code', command: 'knip', args: [] },
];

/** Unit, integration and end-to-end tests. */
export function testsCheck(args: readonly string[]): Check {
  return {
    name: 'tests',
    command: 'node',
    args: ['node_modules/vitest/vitest.mjs', 'run', ...args],
  };
}
