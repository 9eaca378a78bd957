import type { Command, Ending } from '@autosync/cli';
import { topics } from '@autosync/contracts';
import { viewGroups, viewTopics, type GroupLag, type TopicView } from '@autosync/kafka';
import type { Act, Context } from '../context.ts';
import { showRows, type Columns } from '../table.ts';

const names = topics.map(({ name }) => name);

function faultOf({ exists, leaderless, inSync, replicas }: TopicView): string {
  if (!exists) return 'missing: run the topics job (helm upgrade does)';
  if (leaderless > 0) return `${leaderless} partitions without a leader`;
  return inSync < replicas ? `a copy is behind: ${inSync} of ${replicas} in sync` : '';
}

const topicColumns: Columns<TopicView> = {
  TOPIC: ({ topic }) => topic,
  PARTITIONS: ({ partitions }) => partitions,
  COPIES: ({ replicas }) => replicas,
  'IN SYNC': ({ inSync }) => inSync,
  EVENTS: ({ events }) => events,
  FAULT: (view) => faultOf(view) || '-',
};

async function showTopics({ kafka, out }: Context): Promise<Ending> {
  const expected = topics.map(({ name, partitions, retentionMs }) => ({
    name,
    partitions,
    replicationFactor: 1,
    config: { 'cleanup.policy': 'delete', 'retention.ms': String(retentionMs) },
  }));
  const { topics: rows, different } = await viewTopics(kafka(), expected);
  await showRows(out, { rows, columns: topicColumns, none: '', more: { different } });
  for (const { topic, setting, found, expected: wanted } of different)
    out.note(`${topic}: ${setting} is ${found}, the topics job would make it ${wanted}`);
  return rows.some((view) => faultOf(view) !== '') ? 'failed' : 'done';
}

const groupColumns: Columns<GroupLag> = {
  GROUP: ({ group }) => group,
  TOPIC: ({ topic }) => topic,
  STATE: ({ state }) => state,
  MEMBERS: ({ members }) => members,
  BEHIND: ({ lag }) => lag,
};

async function showGroups({ kafka, out }: Context): Promise<'done'> {
  const rows = (await viewGroups(kafka(), names)).toSorted((a, b) => b.lag - a.lag);
  await showRows(out, { rows, columns: groupColumns, none: 'No consumer has handled anything yet.' });
  return 'done';
}

export function kafkaCommands(program: Command, act: Act): void {
  program
    .command('topics')
    .summary('the topics as the brokers have them; ends with 1 where one is missing or short of a copy (scheduler)')
    .action(act(showTopics));
  program
    .command('groups')
    .summary('how far each consumer is, the furthest behind first (scheduler)')
    .action(act(showGroups));
}
