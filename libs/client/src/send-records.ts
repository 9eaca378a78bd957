import { answered, ApiProblem, isProblem } from './answers.ts';
import type { ProblemDocument } from './answers.ts';
import type { Client } from './client.ts';
import type { paths, RefusedItem, TakenItem } from './generated/api.ts';

type PathOfType<Path> = Path extends `/v1/companies/{companyId}/${infer Type}/stream` ? Type : never;

/** A type of records that are sent. */
export type SentType = PathOfType<keyof paths>;

/** What became of one record; of one that was refused, with what is wrong with it. */
export type RecordOutcome = TakenItem | RefusedItem;

type Target = { companyId: string; type: SentType };
type Line = RecordOutcome | { summary: object } | { line: number; problem: ProblemDocument };
type Part = { outcomes: RecordOutcome[]; problem: ApiProblem | undefined };

/** Every time that nothing came of it. */
const MOST_TRIES = 4;

function readAnswer(text: string): Part {
  const outcomes: RecordOutcome[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const told = JSON.parse(line) as Line;
    if ('summary' in told) return { outcomes, problem: undefined };
    if ('problem' in told) return { outcomes, problem: new ApiProblem({ ...told.problem, errors: [] }) };
    outcomes.push(told);
  }
  const lost = { title: 'No answer', status: 0, code: 'no-answer', requestId: null, errors: [] };
  return { outcomes, problem: new ApiProblem({ ...lost, detail: 'The answer broke off.' }) };
}

async function sendLines(client: Client, { companyId, type }: Target, records: readonly object[]): Promise<Part> {
  // The paths of all types answer alike.
  const path = `/v1/companies/{companyId}/${type}/stream` as '/v1/companies/{companyId}/invoices/stream';
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  try {
    const call = client.POST(path, {
      params: { path: { companyId } },
      body: text as never,
      bodySerializer: String,
      headers: { 'content-type': 'application/x-ndjson' },
      parseAs: 'text',
    });
    return readAnswer((await answered(call)).data);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { outcomes: [], problem: error };
  }
}

const mayPass = ({ problem: { status } }: ApiProblem): boolean => status === 0 || status === 429 || status >= 500;

/**
 * Sends records, each taken for itself: what is wrong with one stands in its place in the answer, and is no reason to refuse
 * the others. What was answered is stored; where the API stops in the middle, the rest is sent again. Safe to repeat.
 * @throws ApiProblem when not all of them could be sent.
 */
export async function sendRecords(
  client: Client,
  target: Target,
  records: readonly object[],
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (let tries = 1; outcomes.length < records.length; tries += 1) {
    const { outcomes: some, problem } = await sendLines(client, target, records.slice(outcomes.length));
    outcomes.push(...some);
    if (problem === undefined) return outcomes;
    if (some.length > 0) tries = 1;
    if (!mayPass(problem) || tries >= MOST_TRIES) throw problem;
    await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries));
  }
  return outcomes;
}
