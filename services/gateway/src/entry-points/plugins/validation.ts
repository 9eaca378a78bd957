import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { findUnstorableText, mayHoldUnstorableText } from '../../domain/storable-text.ts';
import { invalidRequest, MAX_FAULTS, problem } from '../../errors.ts';
import type { Fault } from '../../errors.ts';
import type { App } from '../app-types.ts';

type ToPlace = (pointer: string) => Pick<Fault, 'pointer' | 'parameter' | 'header'>;
type SchemaError = { keyword: string; instancePath: string; params: object; message: string };

/** An unknown field is reported twice: at the field as "schema is false", and at its object. The first says where. */
function toFaults(errors: readonly SchemaError[], toPlace: ToPlace) {
  return errors.flatMap(({ keyword, instancePath, message, params }): Fault[] => {
    if (keyword === 'additionalProperties') return [];
    if (keyword === 'boolean') return [{ ...toPlace(instancePath), code: 'unknown', detail: 'is not known here' }];
    if (keyword !== 'required' || !('requiredProperties' in params)) {
      return [{ ...toPlace(instancePath), code: keyword, detail: message }];
    }
    const missing = params.requiredProperties as string[];
    return missing.map((name) => ({ ...toPlace(`${instancePath}/${name}`), code: keyword, detail: 'is required' }));
  });
}

function refuse(faults: readonly Fault[]) {
  const errors = faults.slice(0, MAX_FAULTS);
  const { pointer, parameter, header, detail } = errors[0] ?? { detail: 'is not valid' };
  const place = parameter ?? header ?? (pointer || 'The body');
  return problem('invalid-request', `${place} ${detail}.`, { errors });
}

type Validator = (value: unknown) => { value: unknown } | { error: Error };

/** Bodies are taken as they are: nothing is converted, dropped or filled in (design 4). */
function bodyValidator(schema: TSchema): Validator {
  const validator = Compile(schema);
  return (value) =>
    validator.Check(value)
      ? { value }
      : { error: refuse(toFaults(validator.Errors(value), (pointer) => ({ pointer }))) };
}

/** Query strings and headers hold text only, so numbers and single items of lists are converted. */
function textValidator(schema: TSchema, toPlace: (name: string) => Pick<Fault, 'parameter' | 'header'>): Validator {
  const validator = Compile(schema);
  return (given) => {
    const value: unknown = Value.Convert(schema, given);
    if (validator.Check(value)) return { value };
    return { error: refuse(toFaults(validator.Errors(value), (pointer) => toPlace(pointer.split('/')[1] ?? ''))) };
  };
}

/** An id or name in the path that cannot exist is simply not there. */
function pathValidator(schema: TSchema): Validator {
  const validator = Compile(schema);
  return (value) => (validator.Check(value) ? { value } : { error: problem('not-found', 'Nothing has such an id.') });
}

const compileSchema: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  if (httpPart === 'body') return bodyValidator(schema);
  if (httpPart === 'params') return pathValidator(schema);
  return textValidator(schema, (name) => (httpPart === 'headers' ? { header: name } : { parameter: name }));
};

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/**
 * JSON bodies only, strictly checked. A body where none is expected is refused as well, and so is text that PostgreSQL
 * cannot store, after the schema has bounded what there is to walk through.
 */
export function installValidation(app: App): void {
  Settings.Set({ maxErrors: 2 * MAX_FAULTS });
  app.setValidatorCompiler(compileSchema);
  app.decorateRequest('hasSuspiciousText', false);

  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const json = body.toString();
    request.hasSuspiciousText = mayHoldUnstorableText(json);
    if (json.trim() === '') done(null, undefined);
    else void parseJson(request, json, done);
  });

  app.addHook('preValidation', (request, _reply, done) => {
    const expectsBody = request.routeOptions.schema?.body !== undefined;
    if (expectsBody || request.body === undefined || isEmptyObject(request.body)) return done();
    return done(invalidRequest({ pointer: '', code: 'unknown', detail: 'No body is expected here.' }));
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const pointer = request.hasSuspiciousText ? findUnstorableText(request.body) : undefined;
    if (pointer === undefined) return done();
    const detail = `${pointer} holds a character that cannot be stored (U+0000 or half a surrogate pair).`;
    return done(invalidRequest({ pointer, code: 'text', detail }));
  });
}
