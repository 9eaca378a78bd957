import { type Command, cliFault, type Ending } from '@autosync/cli';
import { deadLetterTopic, decodeDeadLetter, topics, type DeadLetter } from '@autosync/contracts';
import { createProducer, readTopic, type OutgoingMessage, type RawMessage } from '@autosync/kafka';
import type { Act, Context } from '../context.ts';
import { listSettled, settleLetters, type Settled } from '../statements/schedule.ts';
import { showRows, toCount, whoAndWhy, type Columns } from '../table.ts';

/** Where a letter lies in its topic: `partition/offset`. */
type Place = string;

/** A letter without its bytes: thousands of them fit into memory. */
type Line = {
  place: Place;
  letterId: string;
  at: string;
  consumer: string;
  topic: string;
  company: string | null;
  code: string;
  message: string;
  cut: boolean;
  settled: Settled | null;
};

const MOST_LETTERS = 20_000;
const READ_MS = 60_000;

const placeOf = ({ partition, offset }: RawMessage): Place => `${partition}/${offset}`;

/** A letter without an id of its own is known by its place. */
const letterIdOf = (raw: RawMessage) => raw.headers['ce_id'] ?? placeOf(raw);

function toLine(raw: RawMessage, letter: DeadLetter, settled: ReadonlyMap<string, Settled>): Line {
  const letterId = letterIdOf(raw);
  const { at, consumer, topic, key, reason, cut } = letter;
  return {
    place: placeOf(raw),
    letterId,
    at,
    consumer,
    topic,
    company: key,
    code: reason.code,
    message: reason.message,
    cut,
    settled: settled.get(letterId) ?? null,
  };
}

const columns: Columns<Line> = {
  LETTER: ({ place }) => place,
  AT: ({ at }) => at,
  TOPIC: ({ topic }) => topic,
  CONSUMER: ({ consumer }) => consumer,
  REASON: ({ code, message }) => `${code}: ${message.replaceAll(/\s+/g, ' ').slice(0, 80)}`,
  COMPANY: ({ company }) => company,
  STATE: ({ settled }) => (settled === null ? 'open' : `${settled.action} by ${settled.actorName}`),
};

type ListOptions = { all?: boolean; of?: string; limit: string };

/** By who put it aside, or by the topic of the event, with or without its `autosync.`. */
const isOf = (name: string, { consumer, topic }: Pick<Line, 'consumer' | 'topic'>) =>
  [consumer, topic, topic.replace(/^autosync\./, '')].includes(name);

async function readLines(
  context: Context,
  wanted: (line: Line) => boolean,
): Promise<{ lines: Line[]; complete: boolean }> {
  const { db, kafka, groupPrefix, out } = context;
  const settled = new Map((await db().withoutTenant(listSettled)).map((one) => [one.letterId, one]));
  const lines: Line[] = [];
  let unread = 0;
  const complete = await readTopic(kafka(), {
    topic: deadLetterTopic,
    groupPrefix,
    timeoutMs: READ_MS,
    visit(raw) {
      let line: Line;
      try {
        line = toLine(raw, decodeDeadLetter(raw.value), settled);
      } catch {
        unread += 1;
        return;
      }
      if (wanted(line)) lines.push(line);
      // Enough is enough: the newest are the ones that matter.
      if (lines.length > MOST_LETTERS) lines.shift();
    },
  });
  if (unread > 0) out.note(`${unread} messages in ${deadLetterTopic} are no dead letters of ours.`);
  if (!complete) out.note(`Not all letters could be read within ${READ_MS / 1000} s.`);
  return { lines: lines.toSorted((a, b) => b.at.localeCompare(a.at)), complete };
}

async function list(context: Context<ListOptions>): Promise<Ending> {
  const { options, out } = context;
  const limit = toCount(options.limit, '--limit', MOST_LETTERS);
  const { lines, complete } = await readLines(
    context,
    (line) => (options.all === true || line.settled === null) && (options.of === undefined || isOf(options.of, line)),
  );
  const rows = lines.slice(0, limit);
  const more = { total: lines.length, complete };
  await showRows(out, {
    rows,
    columns,
    none: options.all ? 'There are no dead letters.' : 'No dead letter is open.',
    more,
  });
  if (lines.length > limit) out.note(`${lines.length - limit} older ones are not shown: --limit.`);
  return complete ? 'done' : 'failed';
}

/** @throws a fault for people where there is no such letter. */
async function findLetter(context: Context, place: string): Promise<Found> {
  const [, partition, offset] = /^(\d{1,6})\/(\d{1,19})$/.exec(place) ?? [];
  if (partition === undefined || offset === undefined)
    throw cliFault('usage', `A letter is named as "autosync-admin dead-letters list" does, as 3/42, not "${place}".`);
  const found: RawMessage[] = [];
  await readTopic(context.kafka(), {
    topic: deadLetterTopic,
    groupPrefix: context.groupPrefix,
    only: { partition: Number(partition), offset },
    timeoutMs: READ_MS,
    visit: (raw) => void found.push(raw),
  });
  const [raw] = found;
  if (raw === undefined) throw cliFault('missing', `There is no letter ${place}: letters are kept for 30 days.`);
  return { raw, letter: decodeDeadLetter(raw.value) };
}

async function show(context: Context): Promise<'done'> {
  const [place = ''] = context.args;
  const { raw, letter } = await findLetter(context, place);
  const value = letter.valueBase64 === null ? null : Buffer.from(letter.valueBase64, 'base64').toString('utf8');
  const { valueBase64: _bytes, ...facts } = letter;
  const document = { place, letterId: letterIdOf(raw), ...facts, value };
  await context.out.show(document, [
    `Letter    ${place}, put aside at ${letter.at} by ${letter.consumer}`,
    `Reason    ${letter.reason.code}: ${letter.reason.message}`,
    `Event     ${letter.topic}, partition ${letter.partition}, offset ${letter.offset}, key ${letter.key ?? '-'}`,
    `Headers   ${JSON.stringify(letter.headers)}`,
    `Value     ${letter.valueLength} bytes${letter.cut ? ', cut' : ''}, sha256 ${letter.valueSha256 ?? '-'}`,
    value ?? '',
  ]);
  return 'done';
}

type SettleOptions = { by?: string; note?: string; allOf?: string };
type Found = { raw: RawMessage; letter: DeadLetter };

/** With their bytes 28 MB at most. */
const MOST_AT_ONCE = 200;

async function openLettersOf(context: Context, wanted: string): Promise<Found[]> {
  const { db, kafka, groupPrefix, out } = context;
  const settled = new Set((await db().withoutTenant(listSettled)).map(({ letterId }) => letterId));
  const found: Found[] = [];
  let more = 0;
  await readTopic(kafka(), {
    topic: deadLetterTopic,
    groupPrefix,
    timeoutMs: READ_MS,
    visit(raw) {
      if (settled.has(letterIdOf(raw))) return;
      const letter = decodeDeadLetter(raw.value);
      if (!isOf(wanted, letter)) return;
      if (found.length < MOST_AT_ONCE) found.push({ raw, letter });
      else more += 1;
    },
  });
  if (more > 0) out.note(`${MOST_AT_ONCE} at one time: ${more} are left, give the same command again.`);
  return found;
}

/** The letters that are named, or the open ones of a topic. @throws a fault for people where it is neither. */
async function lettersOf(context: Context<SettleOptions>): Promise<Found[]> {
  const { args, options } = context;
  if ((args.length === 0) === (options.allOf === undefined))
    throw cliFault('usage', 'Say which letters: as 3/42, or --all-of a topic.');
  if (options.allOf !== undefined) return openLettersOf(context, options.allOf);
  const found: Found[] = [];
  for (const place of new Set(args)) found.push(await findLetter(context, place));
  return found;
}

const known = new Set(topics.map(({ name }) => name));

/** The event as it was; a sentence where the letter does not have it. */
function eventOf(letter: DeadLetter): OutgoingMessage | string {
  const { topic, partition, offset, cut, key, headers, valueBase64 } = letter;
  if (cut)
    return `the letter does not hold the whole event. It may still lie at ${topic}, partition ${partition}, offset ${offset}.`;
  if (!known.has(topic)) return `${topic} is no topic of ours.`;
  return { topic, key: key ?? '', headers, value: Buffer.from(valueBase64 ?? '', 'base64') };
}

async function replay(context: Context<SettleOptions>): Promise<Ending> {
  const { db, kafka, out, options, signal } = context;
  const why = whoAndWhy(options);
  const letters = await lettersOf(context);
  const producer = createProducer(kafka());
  await producer.start();
  const refused: string[] = [];
  let replayed = 0;
  try {
    for (const { raw, letter } of letters) {
      if (signal.aborted) break;
      const event = eventOf(letter);
      if (typeof event === 'string') {
        refused.push(`${placeOf(raw)}: ${event}`);
        continue;
      }
      await producer.send([event]);
      // After the event: noted before, a crash in between would leave a letter that only looks settled. Twice harms nothing.
      await db().withoutTenant((tx) => settleLetters(tx, { ids: [letterIdOf(raw)], action: 'replayed', ...why }));
      replayed += 1;
      out.progress(`${replayed} of ${letters.length}`);
    }
  } finally {
    await producer.stop();
  }
  await out.show({ replayed, refused }, [
    `Put back: ${replayed}. Whoever cannot use one puts it aside again.`,
    ...refused,
  ]);
  return replayed < letters.length ? 'failed' : 'done';
}

async function discard(context: Context<SettleOptions>): Promise<'done'> {
  const why = whoAndWhy(context.options);
  const ids = (await lettersOf(context)).map(({ raw }) => letterIdOf(raw));
  await context.db().withoutTenant((tx) => settleLetters(tx, { ids, action: 'discarded', ...why }));
  await context.out.show({ discarded: ids.length }, [
    `Noted: ${ids.length}. They stay in the topic for 30 days; "autosync-admin dead-letters list --all" shows them.`,
  ]);
  return 'done';
}

export function deadLetterCommands(program: Command, act: Act): void {
  const letters = program
    .command('dead-letters')
    .summary('events that no consumer could use: list, show, replay, discard (scheduler)');
  letters
    .command('list')
    .summary('those that nobody has settled, the newest first')
    .option('--all', 'settled ones too')
    .option('--of <name>', 'only of this topic, as run-progress, or put aside by this consumer')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(list));
  letters
    .command('show')
    .argument('<letter>', 'as 3/42')
    .summary('one letter, with what was in the event')
    .action(act(show));
  letters
    .command('replay')
    .argument('[letters...]', 'as 3/42')
    .summary('puts events back on their topics, as they were')
    .description('Safe to repeat: consumers take the same event twice with the effect of once.')
    .option('--all-of <name>', 'all open letters of a topic, as run-progress, or of a consumer')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .action(act(replay));
  letters
    .command('discard')
    .argument('[letters...]', 'as 3/42')
    .summary('notes that nothing is to be done')
    .option('--all-of <name>', 'all open letters of a topic, as run-progress, or of a consumer')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .action(act(discard));
}
