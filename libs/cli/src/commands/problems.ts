import type { Command } from 'commander';
import { answered, type ProblemGroup } from '@autosync/client';
import type { Act, Context } from '../context.ts';
import type { Ending } from '../exit-codes.ts';
import { toType, typeNames } from '../types.ts';

const shownIds = 5;

function renderIds(externalIds: readonly string[], count: number): string {
  const shown = externalIds.slice(0, shownIds).join(', ');
  return count > Math.min(shownIds, externalIds.length) ? `${shown}, … (${count})` : shown;
}

/** A cause with its records, and what to do about them. */
export function renderProblem({ type, code, count, fix, causes, causeCount }: ProblemGroup): string[] {
  const more = causeCount > causes.length ? [`  … and ${causeCount - causes.length} more causes`] : [];
  return [
    `${type}: ${count} × ${code}`,
    ...causes.map((cause) => `  ${cause.message} ${renderIds(cause.externalIds, cause.count)}`),
    ...more,
    `  To do: ${fix}`,
  ];
}

async function list({ session: open, out, args }: Context): Promise<Ending> {
  const session = await open();
  const { id: companyId, name } = await session.company();
  const type = args[0] === undefined ? undefined : toType(args[0]);
  const params = { path: { companyId }, query: { ...(type !== undefined && { type }) } };
  const { data } = await answered(session.client.GET('/v1/companies/{companyId}/problems', { params }));
  const lines = data.items.flatMap(renderProblem);
  await out.show(data, lines.length === 0 ? [`Nothing keeps records of ${name} from being synced.`] : lines);
  return 'done';
}

export function problemsCommand(program: Command, act: Act): void {
  program
    .command('problems')
    .argument('[type]', `one of ${typeNames}`)
    .summary('what keeps records from being synced, and what to do about it')
    .addHelpText(
      'after',
      `
Examples:
  autosync problems
  autosync problems --json | jq -r '.items[] | "\\(.count) \\(.code)"'`,
    )
    .action(act(list));
}
