/** A problem document (RFC 9457) as the gateway sends it; also made of answers that are none. */
export type ProblemDocument = {
  title: string;
  status: number;
  detail: string;
  /** Stable: decide by it. `no-answer` stands for a server that could not be reached. */
  code: string;
  requestId: string | null;
  errors: { pointer?: string; parameter?: string; header?: string; code: string; detail: string }[];
};

export class ApiProblem extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument, options?: ErrorOptions) {
    super(problem.detail, options);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return (
    error instanceof Error && error.name === 'ApiProblem' && (!code || (error as ApiProblem).problem.code === code)
  );
}

function toProblem(body: unknown, response: Response): ProblemDocument {
  const found = (typeof body === 'object' && body !== null ? body : {}) as Partial<ProblemDocument>;
  return {
    title: found.title ?? response.statusText,
    status: response.status,
    detail: found.detail ?? `The server answered ${response.status}.`,
    code: found.code ?? 'not-understood',
    requestId: found.requestId ?? response.headers.get('x-request-id'),
    errors: found.errors ?? [],
  };
}

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/**
 * The body of a good answer, with its response for headers such as ETag.
 * @throws ApiProblem for every other answer, and with code `no-answer` when there was none.
 */
export async function answered<T>(call: Call<T>): Promise<{ data: Exclude<T, undefined>; response: Response }> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    const problem = { title: 'No answer', status: 0, code: 'no-answer', requestId: null, errors: [] };
    throw new ApiProblem({ ...problem, detail: 'The server could not be reached.' }, { cause });
  });
  if (!response.ok) throw new ApiProblem(toProblem(error, response));
  return { data: data as Exclude<T, undefined>, response };
}
