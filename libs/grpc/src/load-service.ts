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

/** The options the TypeScript types are generated with: another value here makes those types lie. */
const LOADER_OPTIONS = { keepCase: false, longs: Number, enums: String, defaults: true, oneofs: true };

/**
 * The generated types do not tell which methods stream, so their names do: those that begin with `Watch` stream their
 * answers, all others answer once.
 */
const streams = (name: string) => name.startsWith('Watch');

/**
 * The methods of a service by their names in TypeScript (`queueRun`). Throws AutosyncError `grpc-definition` when the
 * file does not define the service, or a method streams what its name does not say.
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
