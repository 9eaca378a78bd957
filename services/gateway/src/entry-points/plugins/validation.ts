import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { normaliseTexts } from '@autosync/core';
import { findUnstorableText } from '../../domain/storable-text.ts';
import { invalidRequest, MAX_FAULTS, problem } from '../../errors.ts';
import type { Fault } from '../../errors.ts';
import type { App } from '../app-types.ts';
import { idPattern } from '../resources/shared.ts';

type ToPlace = (pointer: string) => Pick<Fault, 'pointer' | 'parameter' | 'header'>;
type SchemaError = { keyword: string; schemaPath: string; instancePath: string; params: object; message: string };

/** Words for what has a rule of its own; a schema that describes itself says it better than "must match pattern". */
const described = new Set(['pattern', 'format', 'minLength', 'maxLength', '~refine']);

/** What fields must be like that say in their description what they are for, by their format or pattern. */
const forms = new Map([
  [idPattern, 'an id: a UUID in lower case'],
  ['date', 'a day as YYYY-MM-DD'],
  ['date-time', 'an instant as YYYY-MM-DDThh:mm:ssZ'],
]);

function describe({ keyword, schemaPath, params, message }: SchemaError, schema: TSchema): string {
  if (keyword === 'enum' && 'allowedValues' in params) {
    return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  }
  if (!described.has(keyword)) return message;
  const at = schemaPath
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], schema);
  const { description, pattern, format } = (at ?? {}) as { description?: string; pattern?: string; format?: string };
  // A sentence says what the field is for, not what it must be like.
  const isPhrase = description !== undefined && !/^[A-Z][a-z]/.test(description);
  const form = isPhrase ? description : forms.get(format ?? pattern ?? '');
  if (form !== undefined) return `must be ${form}`;
  return keyword === 'pattern' ? 'does not have the form that is wanted; its description says which' : message;
}

/** An unknown field is reported twice: at the field as "schema is false", and at its object. The first says where. */
function toFaults(errors: readonly SchemaError[], schema: TSchema, toPlace: ToPlace) {
  // What a text must be like is said once: by its length or format, else by its pattern.
  const told = new Set(
    errors.flatMap(({ keyword, instancePath }) =>
      keyword !== 'pattern' && described.has(keyword) ? instancePath : [],
    ),
  );
  return errors.flatMap((error): Fault[] => {
    const { keyword, instancePath, params } = error;
    if (keyword === 'pattern' && told.has(instancePath)) return [];
    if (keyword === 'additionalProperties') return [];
    if (keyword === 'boolean') return [{ ...toPlace(instancePath), code: 'unknown', detail: 'is not known here' }];
    if (keyword !== 'required' || !('requiredProperties' in params)) {
      const code = keyword === '~refine' ? 'maxLength' : keyword;
      return [{ ...toPlace(instancePath), code, detail: describe(error, schema) }];
    }
    const missing = params.requiredProperties as string[];
    return missing.map((name) => ({ ...toPlace(`${instancePath}/${name}`), code: keyword, detail: 'is required' }));
  });
}

function refuse(faults: readonly Fault[]) {
  // A text may be told to be too long by its own limit and by that of all texts.
  const bySentence = new Map(
    faults.map((fault) => [JSON.stringify({ ...fault, code: '' }), fault] as const).toReversed(),
  );
  const errors = [...bySentence.values()].toReversed().slice(0, MAX_FAULTS);
  const { pointer, parameter, header, detail } = errors[0] ?? { detail: 'is not valid' };
  const place = parameter ?? header ?? (pointer || 'The body');
  return problem('invalid-request', `${place} ${detail}.`, { errors });
}

export type Validator = (value: unknown) => { value: unknown } | { error: Error };

/** Bodies are taken as they are: nothing is converted, dropped or filled in. Only texts get the form of all texts. */
export function bodyValidator(schema: TSchema): Validator {
  const validator = Compile(schema);
  return (given) => {
    const value = normaliseTexts(given);
    if (validator.Check(value)) return { value };
    return { error: refuse(toFaults(validator.Errors(value), schema, (pointer) => ({ pointer }))) };
  };
}

const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/** Query strings and headers hold text only: whole numbers are read where one is wanted, and single items of lists. */
function fromText(schema: TSchema, given: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {};
  const entries = Object.entries(given as Record<string, unknown>).map(([name, value]) => {
    const type = Object.hasOwn(properties, name) ? properties[name]?.type : undefined;
    if (type === 'integer' && typeof value === 'string' && WHOLE_NUMBER.test(value)) return [name, Number(value)];
    return [name, type === 'array' && !Array.isArray(value) ? [value] : value];
  });
  return Object.fromEntries(entries);
}

function textValidator(schema: TSchema, toPlace: (name: string) => Pick<Fault, 'parameter' | 'header'>): Validator {
  const validator = Compile(schema);
  return (given) => {
    const value = fromText(schema, given);
    const place = (pointer: string) => toPlace(pointer.split('/')[1] ?? '');
    const unstorable = findUnstorableText(value);
    if (unstorable !== undefined) {
      return {
        error: refuse([{ ...place(unstorable), code: 'text', detail: 'holds a character that is in no text' }]),
      };
    }
    if (validator.Check(value)) return { value };
    return { error: refuse(toFaults(validator.Errors(value), schema, place)) };
  };
}

/** What cannot exist is simply not there; but who names something new is told what is wrong with the name. */
function pathValidator(schema: TSchema, method: string): Validator {
  const validator = Compile(schema);
  return (given) => {
    const value = normaliseTexts(given);
    if (validator.Check(value)) return { value };
    const faults = toFaults(validator.Errors(value), schema, (pointer) => ({ parameter: pointer.slice(1) }));
    const ofName = method === 'PUT' ? faults.filter(({ parameter }) => parameter === 'externalId') : [];
    return { error: ofName.length > 0 ? refuse(ofName) : problem('not-found', 'Nothing has such an id.') };
  };
}

export const compileSchema: FastifySchemaCompiler<TSchema> = ({ schema, httpPart, method }) => {
  if (httpPart === 'body') return bodyValidator(schema);
  if (httpPart === 'params') return pathValidator(schema, method);
  return textValidator(schema, (name) => (httpPart === 'headers' ? { header: name } : { parameter: name }));
};

/**
 * Strict checks of what a request holds. Text that PostgreSQL cannot store is refused after the schema has bounded what
 * there is to walk through.
 */
export function installValidation(app: App): void {
  Settings.Set({ maxErrors: 2 * MAX_FAULTS });
  app.setValidatorCompiler(compileSchema);
  app.addHook('preHandler', (request, _reply, done) => {
    // With `atomic: false` each item is looked at by itself.
    const isWhole = (request.body as { atomic?: boolean } | undefined)?.atomic !== false;
    const pointer = request.hasSuspiciousText && isWhole ? findUnstorableText(request.body) : undefined;
    if (pointer === undefined) return done();
    const detail = `${pointer} holds a character that cannot be stored (U+0000 or half a surrogate pair).`;
    return done(invalidRequest({ pointer, code: 'text', detail }));
  });
}
