import type { Command } from 'commander';
import { answered } from '@autosync/client';
import type { Act, Context } from '../context.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { renderColumns } from '../render.ts';

async function search({ session: open, out, args }: Context): Promise<Ending> {
  const q = args.join(' ');
  if (q.trim().length < 2 || q.length > 200) throw cliFault('usage', 'Say what to look for: 2 to 200 characters.');
  const { client } = await open();
  const { data } = await answered(client.GET('/v1/search', { params: { query: { q } } }));
  const rows = data.items.map(({ kind, company, record, batch }) => [
    kind,
    record?.number ?? record?.externalId ?? batch?.id ?? company.name,
    record?.type ?? batch?.type ?? '',
    record?.syncState ?? batch?.state ?? '',
    company.name,
    record?.id ?? batch?.id ?? company.id,
  ]);
  const lines = renderColumns([['KIND', 'FOUND', 'TYPE', 'STATE', 'COMPANY', 'ID'], ...rows]);
  await out.show(data, rows.length === 0 ? ['Nothing begins so.'] : lines);
  if (data.more) out.note('There are more: a longer text finds fewer.');
  return 'done';
}

export function searchCommand(program: Command, act: Act): void {
  program
    .command('search')
    .argument('<text...>', 'the beginning of a company’s name, of a record’s number, or of a batch’s id')
    .summary('find companies, records and batches')
    .addHelpText(
      'after',
      `
Examples:
  autosync search INV-1001
  autosync search contoso --json | jq -r '.items[].company.id'`,
    )
    .action(act(search));
}
