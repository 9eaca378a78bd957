import { createHash } from 'node:crypto';
import type { RecordProblem } from '@autosync/records';
import { countdownStep, daysLeft } from './countdown.ts';
import { absent, present, type Matter, type MatterChange } from './matter.ts';

/** The current state of a company, read when people are about to be told. */
export type Truth = {
  connectionState: 'disconnected' | 'connected' | 'needsReconnect' | null;
  refreshExpiresAt: Date | null;
  problems: readonly RecordProblem[];
};

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** A lost connection is a matter of its own. */
const isOwnCause = ({ category }: RecordProblem): boolean => category !== 'auth';

/** The most sentences about one cause in a mail. */
const MOST_SENTENCES = 10;

/** Sentences that nobody knows come first, since the mail is sent because of them. */
function ofProblem(problem: RecordProblem, known: readonly Matter[]): MatterChange {
  const { type, code, category, fix, count } = problem;
  const subject = `${type} ${code}`;
  const told = known.find((one) => one.kind === 'records' && one.subject === subject)?.told ?? [];
  const isHeard = ({ message }: RecordProblem['causes'][number]) => told.includes(short(message));
  const causes = problem.causes.toSorted((one, other) => Number(isHeard(one)) - Number(isHeard(other)));
  const news = problem.causes.map(({ message }) => short(message));
  const details = { code, category, fix, count, causes: causes.slice(0, MOST_SENTENCES) };
  return present({ kind: 'records', type, subject }, news, details);
}

function ofConnection({ connectionState, refreshExpiresAt }: Truth, now: Date): MatterChange[] {
  const broken = connectionState === 'needsReconnect';
  const step =
    connectionState === 'connected' && refreshExpiresAt !== null ? countdownStep(refreshExpiresAt, now) : null;
  return [
    broken ? present({ kind: 'connection' }, ['needsReconnect']) : absent({ kind: 'connection' }),
    step === null || refreshExpiresAt === null
      ? absent({ kind: 'expiry' })
      : present({ kind: 'expiry' }, [`${step} days before ${refreshExpiresAt.toISOString().slice(0, 10)}`], {
          expiresAt: refreshExpiresAt.toISOString(),
          daysLeft: daysLeft(refreshExpiresAt, now),
        }),
  ];
}

/** Which matters have appeared and disappeared since the last look. */
export function changesFrom(truth: Truth, known: readonly Matter[], now: Date): MatterChange[] {
  const found = Map.groupBy(
    truth.problems.filter(isOwnCause).map((problem) => ofProblem(problem, known)),
    ({ subject }) => subject,
  );
  const problems = [...found.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  const gone = known.filter(({ kind, subject }) => kind === 'records' && !found.has(subject)).map(absent);
  return [...problems, ...gone, ...ofConnection(truth, now)];
}
