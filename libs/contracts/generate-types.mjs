// Generates the TypeScript types of protos/ with proto-loader's generator: node generate-types.mjs [folder]
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const outDir = process.argv[2] ?? join(here, 'src/generated');

rmSync(outDir, { recursive: true, force: true });
execFileSync(
  join(root, 'node_modules/.bin/proto-loader-gen-types'),
  [
    '-I',
    'protos',
    '--longs=Number',
    '--enums=String',
    '--defaults',
    '--oneofs',
    '--grpcLib=@grpc/grpc-js',
    '--importFileExtension=.ts',
    '--targetFileExtension=.ts',
    `--outDir=${outDir}`,
    'autosync/v1/scheduler.proto',
    'autosync/v1/batch_status.proto',
    'autosync/v1/notifier.proto',
  ],
  { cwd: root, stdio: 'inherit' },
);
