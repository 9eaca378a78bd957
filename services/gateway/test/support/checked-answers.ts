import type { FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/** Holds every answer of the application against the schema that its OpenAPI document promises. */
export const checkedAnswers: FastifySerializerCompiler<unknown> = ({ schema, method, url, httpStatus }) => {
  const validator = Compile(schema as TSchema);
  return (answer) => {
    const faults = validator.Errors(answer);
    if (faults.length > 0) {
      throw new Error(`${method} ${url} ${httpStatus} is not as documented: ${JSON.stringify(faults)}`);
    }
    return JSON.stringify(answer);
  };
};
