import { isProblem } from '@autosync/client';
import { errorCode, toError } from '@autosync/core';
import { endingOf, type Ending } from './exit-codes.ts';

const advice: Partial<Record<Ending, string>> = {
  access: 'Is it the right key? "autosync login" stores another one.',
  away: 'Is AutoSync running, and is the address right? Nothing is lost: the same command may be given again.',
};

type Told = { code: string; message: string; errors: readonly string[]; advice?: string; requestId?: string };

function tell(error: unknown, where: string | undefined): Told {
  const ending = endingOf(error);
  const hint = advice[ending];
  if (isProblem(error)) {
    const { code, detail, errors, requestId } = error.problem;
    const cause = error.cause === undefined ? '' : ` (${toError((error.cause as Error).cause ?? error.cause).message})`;
    return {
      code,
      message: `${where === undefined ? '' : `${where}: `}${detail}${cause}`,
      errors: errors.map(({ pointer, parameter, header, detail: what }) =>
        `${pointer ?? parameter ?? header ?? ''} ${what}`.trim(),
      ),
      ...(hint !== undefined && { advice: hint }),
      ...(requestId !== null && { requestId }),
    };
  }
  const { message, stack } = toError(error);
  // Unexpected errors are printed with their stack.
  if (ending === 'bug') return { code: 'bug', message: stack ?? message, errors: [] };
  return { code: errorCode(error) ?? ending, message, errors: [] };
}

/** An error in words: what, where, what to do. With `--json` as one line of JSON. */
export function renderError(
  error: unknown,
  { json, where, name = 'autosync' }: { json: boolean; where?: string; name?: string },
): string {
  const told = tell(error, where);
  if (json) return JSON.stringify({ error: told });
  const { message, errors, advice: hint, requestId } = told;
  const id = requestId === undefined ? [] : [`  Request id: ${requestId}`];
  const lines = [`${name}: ${message}`, ...errors.map((line) => `  ${line}`), ...(hint ? [`  ${hint}`] : []), ...id];
  return lines.join('\n');
}
