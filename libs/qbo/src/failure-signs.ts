import type { HttpAnswer, HttpOutcome } from './http-exchange.ts';

/** The first entry of a Fault body; codes without leading zeros, missing texts empty. */
export type QboFault = { code: string; type: string; message: string; detail: string };

/** All that a failed call tells us, whatever shape it came in. */
export type FailureSigns = {
  /** Code of Node or axios when there was no HTTP answer. */
  networkCode?: string;
  status?: number;
  fault?: QboFault;
  /** Start of a body that holds no Fault: HTML, `stream timeout`. */
  text?: string;
};

/** The same names come in upper and in lower case: the application writes `Fault`, the gateway `fault`. */
function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([own, held]) => own.toLowerCase() === name && held !== null);
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
 * The Fault of a body: JSON in either case, also inside an `IntuitResponse` (docs/quickbooks.md#faults). Undefined when the body has
 * none.
 */
export function faultOf(body: unknown): QboFault | undefined {
  const fault = property(body, 'fault') ?? property(property(body, 'intuitresponse'), 'fault');
  const errors = property(fault, 'error');
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  if (typeof first !== 'object' || first === null) return undefined;
  const message = textOf(property(first, 'message'));
  return {
    code: codeOf(first, message),
    type: textOf(property(fault, 'type')),
    message,
    detail: textOf(property(first, 'detail')),
  };
}

/** No longer than any Fault; the rest of a page of HTML is not looked through. */
const XML_LENGTH = 20_000;

/**
 * The Fault of an XML body, as the gateway writes it whatever was asked for:
 * `<Fault type="SERVICE"><Error code="3001"><Message>…</Message><Detail>…</Detail></Error></Fault>`. Read by patterns, so
 * that a body which was cut off still tells its code.
 */
function xmlFaultOf(text: string): QboFault | undefined {
  const body = text.slice(0, XML_LENGTH);
  const error = /<(?:\w+:)?Error\b([^>]*)>/i.exec(body);
  if (error === null || !/<(?:\w+:)?Fault\b/i.test(body)) return undefined;
  const attribute = (of: string | undefined, name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)`, 'i').exec(of ?? '')?.[1];
  const element = (name: string) => new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^<]*)`, 'i').exec(body)?.[1]?.trim() ?? '';
  const message = element('Message');
  return {
    code: codeOf({ code: attribute(error[1], 'code') }, message),
    type: attribute(/<(?:\w+:)?Fault\b([^>]*)>/i.exec(body)?.[1], 'type') ?? '',
    message,
    detail: element('Detail'),
  };
}

function answerSigns({ status, body }: HttpAnswer): FailureSigns {
  const fault = typeof body === 'string' ? xmlFaultOf(body) : faultOf(body);
  if (fault !== undefined) return { status, fault };
  return typeof body === 'string' ? { status, text: body.slice(0, 200).trim() } : { status };
}

/** The one place where the shapes (validation, gateway, XML, neither JSON nor XML, no answer) become one. */
export function failureSigns(outcome: HttpOutcome): FailureSigns {
  return outcome.kind === 'answer' ? answerSigns(outcome) : { networkCode: outcome.networkCode };
}
