import ajvCompiler from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';

type Compile = (route: Parameters<FastifySchemaCompiler<unknown>>[0]) => ReturnType<FastifySchemaCompiler<unknown>>;

/** Like Fastify's own compiler, but bodies are not changed. Shared by all simulators of a process. */
const compile = ajvCompiler()({}, { customOptions: { removeAdditional: false, coerceTypes: false } }) as Compile;

/** Compiles a schema when it is first used: most routes of a simulator are never called. */
export const compileWhenNeeded: FastifySchemaCompiler<unknown> = (route) => {
  let compiled: ReturnType<Compile> | undefined;
  const validate: ReturnType<Compile> = (body) => {
    compiled ??= compile(route);
    const result = compiled(body);
    validate.errors = compiled.errors ?? null;
    return result;
  };
  return validate;
};
