import type { HttpAnswer, HttpOutcome } from './http-exchange.ts';

/** The first entry of a Fault body; codes without leading zeros, missing texts empty. */
export type QboFault = { code: string; type: string; message: string; detail: string };

/** All that a failed call tells us, whatever shape it came in. */
export type FailureSigns = {
  /** Code of Node or axios when there was no HTTP answer. */
  networkCode?: string;
  status?: number;
  fault?: QboFault;
  /** Start of a body that holds no Fault: HTML, XML, `stream timeout`. */
  text?: string;
};

function property(value: unknown, ...names: string[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([name]) => names.includes(name));
  return found?.[1];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `003200` and `3200` are the same code; the gateway sometimes gives it only inside the message. */
function codeOf(error: unknown, message: string): string {
  const code = textOf(property(error, 'code')) || (/errorCode=(\d+)/.exec(message)?.[1] ?? '');
  return code.replace(/^0+(?=\d)/, '');
}

/**
 * The Fault of a body: the application writes `Fault.Error[].Message`, the gateway `fault.error[].message` (facts
 * 3.13). Undefined when the body has none.
 */
export function faultOf(body: unknown): QboFault | undefined {
  const fault = property(body, 'Fault', 'fault');
  const errors = property(fault, 'Error', 'error');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (typeof first !== 'object' || first === null) return undefined;
  const message = textOf(property(first, 'Message', 'message'));
  return {
    code: codeOf(first, message),
    type: textOf(property(fault, 'type')),
    message,
    detail: textOf(property(first, 'Detail', 'detail')),
  };
}

function answerSigns({ status, body }: HttpAnswer): FailureSigns {
  const fault = faultOf(body);
  if (fault !== undefined) return { status, fault };
  return typeof body === 'string' ? { status, text: body.slice(0, 200).trim() } : { status };
}

/** The one place where the four shapes (validation, gateway, no JSON, no answer) become one. */
export function failureSigns(outcome: HttpOutcome): FailureSigns {
  return outcome.kind === 'answer' ? answerSigns(outcome) : { networkCode: outcome.networkCode };
}
