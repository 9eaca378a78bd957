import { readFileSync } from 'node:fs';
import { topics } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { bookViolations, type Books } from '../support/invariants/books.ts';
import { collectCompanies, collectWords } from '../support/invariants/collect-system.ts';
import { violations } from '../support/invariants/rules.ts';
import type { TopicMessage } from '../support/kafka.ts';
import type { Place } from './place.ts';
import { components } from './release.ts';

function refuse(found: readonly string[]): void {
  if (found.length > 0) throw new AutosyncError('invariants-violated', found.join('\n'));
}

/** Waits until all companies have settled, and holds I1 to I6, I8's outboxes and I9 against each. */
async function settledCompanies({ db, simulator }: Place, withinMs: number) {
  return eventually(
    async () => {
      const facts = await collectCompanies(db, simulator);
      refuse(violations({ ...facts, deadLetters: [], mentions: [], foreignAnswers: [] }));
      return facts;
    },
    { timeoutMs: withinMs, intervalMs: 1000 },
  );
}

/**
 * Everything in the topics. Kafka sends its clients to an address that only the cluster knows, so a pod reads them, with its own
 * login: it is given the text of the function that reads topics elsewhere, and the lines that call it.
 */
export async function readEvents({ kubectl, release }: Place): Promise<TopicMessage[]> {
  const source = readFileSync(new URL('../support/kafka.ts', import.meta.url), 'utf8');
  const names = JSON.stringify(topics.map(({ name }) => name));
  const call = `import { loadConfig } from '@autosync/config';
    import { kafkaSettings } from '@autosync/kafka';
    const { kafka } = loadConfig(process.env, kafkaSettings);
    const found = JSON.stringify(await readTopics(kafka, ${names}, 3000));
    // A connection that was given up may outlive its reader.
    process.stdout.write(found, () => process.exit());`;
  const node = ['node', '--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-'];
  const args = ['exec', '--stdin', `deployment/${release.fullName}-scheduler`, '--', ...node];
  return JSON.parse(await kubectl.run(args, { input: `${source}\n${call}\n`, timeoutMs: 180_000 })) as TopicMessage[];
}

/** Of the pods that are there now, as the checker knows them: `[service] {json}`. */
async function readLogs({ kubectl, release }: Place): Promise<string[]> {
  const pods = await kubectl.pods(release.selector(...Object.values(components)));
  const logs = pods.map(async ({ metadata: { name, labels } }) => {
    const text = await kubectl.run(['logs', name]);
    const service = labels['app.kubernetes.io/component'];
    return text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => `[${service}] ${line}`);
  });
  return (await Promise.all(logs)).flat();
}

/**
 * The books of these companies, and what must be true of all (docs/protocol.md#invariants), also in what was `heard` in topics
 * that are gone. Answers how much was looked at.
 */
export async function checkEverything(
  place: Place,
  { books, heard, withinMs }: { books: readonly Books[]; heard: readonly TopicMessage[]; withinMs: number },
): Promise<string> {
  const settled = await settledCompanies(place, withinMs);
  for (const of of books) refuse(await bookViolations(place.simulator, of));
  const { gatewayUrl, operatorKey } = place;
  const [logs, messages] = [await readLogs(place), [...heard, ...(await readEvents(place))]];
  const words = await collectWords({ logs, messages, gatewayUrl, operatorKey }, settled.companies);
  refuse(violations({ ...settled, ...words }));
  // A checker that heard nothing proves nothing.
  if (words.mentions.length === 0) refuse(['I7: no log line and no event names anybody']);
  const records = settled.companies.reduce((sum, company) => sum + company.records.length, 0);
  return `${settled.companies.length} companies, ${records} records, ${messages.length} events, ${logs.length} log lines`;
}
