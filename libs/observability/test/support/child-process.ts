import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

type LogLine = Record<string, unknown> & { msg: string; level: string };

const FIXTURE = fileURLToPath(new URL('fixture-service.ts', import.meta.url));

/** Long enough for a machine that runs other tests at the same time. */
const PATIENCE_MS = 15_000;

/** A fixture service as a process of its own; its log lines can be waited for. */
export class FixtureProcess {
  readonly logged: LogLine[] = [];
  readonly exited: Promise<number | null>;
  readonly child: ChildProcessWithoutNullStreams;
  stdout = '';
  stderr = '';

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, [FIXTURE], { env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' });
    this.child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.stdout += `${line}\n`;
      if (line.startsWith('{')) this.logged.push(JSON.parse(line) as LogLine);
      this.child.emit('autosync-line');
    });
    this.exited = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** The first line with this message, as soon as it is there. */
  async line(message: string): Promise<LogLine> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.logged.find(({ msg }) => msg === message);
      if (found) return found;
      await once(this.child, 'autosync-line', { signal }).catch(() => {
        throw new Error(`no line "${message}" among:\n${this.stdout}${this.stderr}`);
      });
    }
  }

  messages(): string[] {
    return this.logged.map(({ msg }) => msg);
  }

  tell(): void {
    this.child.stdin.write('go\n');
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}
