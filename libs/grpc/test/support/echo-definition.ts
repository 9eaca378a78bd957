import type { ServiceDefinition } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';

// echo.proto in the shape that proto-loader-gen-types gives it, with the string index of ServiceDefinition.

type Say = { companyId?: string; version?: number | string; words?: string[]; mood?: 'MOOD_UNSPECIFIED' | 'MOOD_GOOD' };
type SayOutput = { companyId: string; version: number; words: string[]; mood: 'MOOD_UNSPECIFIED' | 'MOOD_GOOD' };
type Empty = Record<string, never>;

export interface EchoDefinition extends ServiceDefinition {
  Say: MethodDefinition<Say, Say, SayOutput, SayOutput>;
  WatchWords: MethodDefinition<Say, Say, SayOutput, SayOutput>;
  WaitForRelease: MethodDefinition<Empty, { released?: boolean }, Empty, { released: boolean }>;
}
