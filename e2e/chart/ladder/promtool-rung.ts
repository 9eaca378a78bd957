import { globSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, projectRoot } from '@autosync/dev-stack';
import { chartFiles } from '../chart-files.ts';
import { runProgram } from '../run-program.ts';
import { judge, skipped, type Rung } from './rung.ts';

/** The rules as they are, and their own tests. */
export function promtool(): Rung {
  return {
    name: 'promtool',
    climb() {
      const program = findProgram('promtool');
      if (!program) return skipped('promtool is not on the PATH');
      const rules = chartFiles('alerts/*.yaml');
      if (rules.length === 0) return skipped('there are no alerts');
      const tests = globSync(join(projectRoot, 'telemetry/test/alerts/*.yaml'));
      const results = [
        { name: 'check rules', result: runProgram(program, ['check', 'rules', ...rules]) },
        ...(tests.length > 0 ? [{ name: 'test rules', result: runProgram(program, ['test', 'rules', ...tests]) }] : []),
      ];
      return judge(results, `${rules.length} files of rules, ${tests.length} of tests`);
    },
  };
}
