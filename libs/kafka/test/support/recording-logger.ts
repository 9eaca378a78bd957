import type { Logger } from '../../src/logging.ts';

type Entry = { level: keyof Logger; fields: Record<string, unknown>; message: string };

/** A logger whose entries the test can read. */
export function recordingLogger(): Logger & { entries: Entry[] } {
  const entries: Entry[] = [];
  const at = (level: keyof Logger) => (fields: object, message: string) =>
    void entries.push({ level, fields: { ...fields }, message });
  return { entries, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
