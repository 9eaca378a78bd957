import { AutosyncError } from '@autosync/core';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition } from '@grpc/proto-loader';

export type ServiceSource = {
  /** Absolute path of the folder that `proto` and its imports are relative to. */
  protoRoot: string;
  /** For example `autosync/v1/scheduler.proto`. */
  proto: string;
  /** Full name, for example `autosync.v1.Scheduler`. */
  service: string;
};

export type Method = MethodDefinition<object, object>;

/** The options that the TypeScript types were generated with. With other values the types would be wrong. */
const LOADER_OPTIONS = { keepCase: false, longs: Number, enums: String, defaults: true, oneofs: true };

/** The generated types do not say which methods stream, so their names must: methods that begin with `Watch` stream. */
const streams = (name: string) => name.startsWith('Watch');

/**
 * The methods of a service by their TypeScript names (`queueRun`). Throws AutosyncError `grpc-definition` if the file
 * does not define the service, or if a method's name does not match whether it streams.
 */
export function loadService({ protoRoot, proto, service }: ServiceSource): Map<string, Method> {
  const definition = loadSync(proto, { ...LOADER_OPTIONS, includeDirs: [protoRoot] })[service];
  if (!definition || 'format' in definition) {
    throw new AutosyncError('grpc-definition', `${proto} does not define the service ${service}`);
  }
  const methods = new Map<string, Method>();
  for (const [name, method] of Object.entries(definition as Record<string, Method>)) {
    if (method.requestStream || method.responseStream !== streams(name)) {
      throw new AutosyncError('grpc-definition', `${service}.${name}: methods named Watch… stream answers, no others`);
    }
    methods.set(name.charAt(0).toLowerCase() + name.slice(1), method);
  }
  return methods;
}
