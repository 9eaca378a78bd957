import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { declarationOf } from '@autosync/contracts';
import type { RecordContent, RecordType } from '@autosync/contracts';
import { byteLines, normaliseText } from '@autosync/core';
import type { ByteLine } from '@autosync/core';
import { judgeItems } from '../../domain/judge-items.ts';
import type { JudgedItem } from '../../domain/judge-items.ts';
import { lineChunks } from '../../domain/line-chunks.ts';
import type { ReadLine } from '../../domain/line-chunks.ts';
import { invalidRequest, problem } from '../../errors.ts';
import type { Fault } from '../../errors.ts';
import { takeEach } from '../../operations/take-each.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { checkEncoding } from '../plugins/json-body.ts';
import { problemOf } from '../plugins/problem-details.ts';
import { bodyValidator, compileSchema } from '../plugins/validation.ts';
import { bulkItem } from '../resources/record.ts';
import { companyPath } from '../resources/shared.ts';

type Resource = { type: RecordType; path: string; content: RecordContent };
type Outcomes = Awaited<ReturnType<typeof takeEach>>;

const MOST_LINE_BYTES = 1024 * 1024;

/** Stored in one transaction: few enough for short locks, and for a slow sender's first answers to come soon. */
const CHUNK = { mostLines: 200, mostBytes: MOST_LINE_BYTES };

/** What a line holds: nothing, a value, or something that cannot be read. */
async function readLine(request: FastifyRequest, { line, bytes }: ByteLine): Promise<ReadLine | undefined> {
  if (bytes === null) {
    const detail = `The line is longer than ${MOST_LINE_BYTES} bytes.`;
    return { line, bytes: 0, fault: invalidRequest({ pointer: '', code: 'maxLength', detail }) };
  }
  try {
    const value = await request.readJson(bytes);
    if (value === undefined) return undefined;
    const externalId = (value as { externalId?: unknown } | null)?.externalId;
    const id = typeof externalId === 'string' ? normaliseText(externalId) : null;
    return { line, bytes: bytes.length, value, id };
  } catch (error) {
    return { line, bytes: bytes.length, fault: error as Error };
  }
}

function faultsOf(request: FastifyRequest, error: Error): readonly Fault[] {
  const { code, detail, errors } = problemOf(request, error);
  return errors ?? [{ pointer: '', code, detail }];
}

const asLines = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

function countInto(counts: Record<string, number>, outcomes: Outcomes): void {
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
}

/**
 * Takes what comes, some lines at a time, and answers each as soon as it is stored; who does not take the answers is not
 * read on. What was answered is stored, whatever happens after it. Ends with a summary, or with what stands in the way.
 */
async function* takeLines(
  request: FastifyRequest,
  lines: AsyncIterable<Uint8Array>,
  take: (chunk: readonly ReadLine[]) => Promise<Outcomes>,
): AsyncGenerator<string, void> {
  const counts = { created: 0, updated: 0, unchanged: 0, outdated: 0, refused: 0 };
  const all = lineChunks(byteLines(lines, MOST_LINE_BYTES), (line) => readLine(request, line), CHUNK);
  let next = 1;
  try {
    for await (const chunk of all) {
      next = chunk[0]?.line ?? next;
      const outcomes = await request.inTurn(() => take(chunk));
      countInto(counts, outcomes);
      next = (chunk.at(-1)?.line ?? next) + 1;
      yield asLines(outcomes.map((outcome, index) => ({ line: chunk[index]?.line, ...outcome })));
    }
    yield asLines([{ summary: counts }]);
  } catch (error) {
    yield asLines([{ line: next, problem: problemOf(request, error) }]);
  }
}

const description =
  'NDJSON: a record per line, of 1 MiB at most, in a body of any length. Each line is taken for itself, in their order, and answered ' +
  'by a line as soon as it is stored: `line` beside what the bulk upsert answers for an item. One that is refused is no ' +
  'reason to refuse others. The last line is the `summary`; or, where it cannot go on, `problem` with the `line` from which to send ' +
  'again: all before it is stored. Take the answers while you send, or send a few thousand lines at a time. Safe to repeat.';

/** In a scope of its own: only here a body may be NDJSON. */
export function recordStreamRoute(app: App, { type, path, content }: Resource, deps: RouteDeps): void {
  const validate = bodyValidator(bulkItem(content));
  const { title, words } = declarationOf(type);

  function judge(request: FastifyRequest, chunk: readonly ReadLine[]): JudgedItem[] {
    const judged = judgeItems(
      content,
      validate,
      chunk.flatMap((one) => ('value' in one ? [one.value] : [])),
    ).values();
    return chunk.map((one) => {
      const next = 'value' in one ? judged.next().value : undefined;
      return next ?? { externalId: null, faults: 'fault' in one ? faultsOf(request, one.fault) : [] };
    });
  }

  void app.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/x-ndjson', (request, lines, parsed) => {
      try {
        checkEncoding(request);
        parsed(null, { lines });
      } catch (error) {
        parsed(error as Error);
      }
    });
    (scope as App).post(
      `${path}/stream`,
      {
        config: { operation: 'streamRecords', access: 'records:write', isStreamed: true },
        validatorCompiler: (part) => (part.httpPart === 'body' ? (value: unknown) => ({ value }) : compileSchema(part)),
        schema: {
          operationId: `stream${title}`,
          tags: [type],
          summary: `Create or replace ${words.many} as they are sent, however many`,
          description,
          consumes: ['application/x-ndjson'],
          params: companyPath,
          body: Type.Object({ lines: Type.Unsafe<Readable>({}) }),
          response: {
            200: {
              description: 'A line for each line, and a last one',
              content: { 'application/x-ndjson': { schema: Type.String() } },
            },
          },
        },
      },
      async (request, reply) => {
        const { companyId } = request.params;
        const { tenantId } = keyOf(request);
        if (!(request.body?.lines instanceof Readable))
          throw problem('unsupported-media-type', 'Send application/x-ndjson.');
        await deps.db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
        const owner = { ...auditFields(request, tenantId), companyId, type };
        // A place is taken for each part anew: who sends slowly is in nobody's way.
        request.leaveQueue();
        request.hasStayed = true;
        const answers = takeLines(request, request.body.lines, (chunk) => takeEach(deps, owner, judge(request, chunk)));
        const whole: FastifyReply = reply.type('application/x-ndjson');
        return whole.send(Readable.from(answers, { objectMode: false }));
      },
    );
    done();
  });
}
