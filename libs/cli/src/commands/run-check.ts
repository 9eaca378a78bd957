import type { Command } from 'commander';
import { answered } from '@autosync/client';
import type { Act, Context } from '../context.ts';
import type { Ending } from '../exit-codes.ts';
import { toType, typeNames } from '../types.ts';

const endings = { safe: 'done', wait: 'wait', no: 'no' } as const satisfies Record<string, Ending>;
const words = { safe: 'Safe: a batch would start now.', wait: 'Wait: a batch would start later.', no: 'No.' };
const colours = { safe: 'green', wait: 'yellow', no: 'red' } as const;

async function check({ session: open, out, args }: Context): Promise<Ending> {
  const session = await open();
  const { id: companyId } = await session.company();
  const type = args[0] === undefined ? undefined : toType(args[0]);
  const params = { path: { companyId }, query: { ...(type !== undefined && { type }) } };
  const { data } = await answered(session.client.GET('/v1/companies/{companyId}/run-check', { params }));
  const { answer, reasons, running, waiting, nextDue } = data;
  const lines = [
    out.paint(colours[answer], words[answer]),
    ...reasons.map(({ message }) => `  ${message}`),
    ...(running === null
      ? []
      : [`  Running: ${running.type}${running.expectedEndAt ? `, should end at ${running.expectedEndAt}` : ''}`]),
    ...(waiting > 0 ? [`  ${waiting} would go first`] : []),
    ...(nextDue === null ? [] : [`  Next due: ${nextDue.type} at ${nextDue.at}`]),
  ];
  await out.show(data, lines);
  return endings[answer];
}

export function runCheckCommand(program: Command, act: Act): void {
  program
    .command('run-check')
    .argument('[type]', `one of ${typeNames}`)
    .summary('is it safe to run a batch now?')
    .description(
      'Ends with 0 where a batch would start now, 10 where it would wait its turn, 11 where it would be refused.',
    )
    .addHelpText(
      'after',
      `
Examples:
  autosync run-check
  until autosync run-check; do sleep 60; done; month-end.sh`,
    )
    .action(act(check));
}
