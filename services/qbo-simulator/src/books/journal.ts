import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { AutosyncError } from '@autosync/core';

/** Where a line is: bytes from the start of the file. */
export type JournalPlace = { offset: number; length: number };

/**
 * An append-only file of JSON lines: everything that must survive the process.
 *
 * A line is written with a completed `write` before the call it belongs to is answered. That outlives any end of the
 * process, SIGKILL included; `fsync` would cost a disk round trip per call and only help when the machine itself
 * dies, which is not what a simulator is for. A line that was cut off is the last one, was never answered, and is
 * dropped when the file is opened.
 */
export type Journal = {
  /** One line, without its line break. Throws when the disk refuses, with nothing written. */
  append(line: string): JournalPlace;
  read(place: JournalPlace): string;
  /** Starts again with these lines, which are handed on as when the file is opened. */
  replaceWith(text: string): void;
  readonly file: string;
  bytes: () => number;
  close(): void;
};

const CHUNK_BYTES = 1 << 20;
const LINE_BREAK = 0x0a;

/**
 * Opens or creates the file and hands every line to `onLine`, oldest first. Throws AutosyncError `journal-corrupt` when
 * a line other than the torn last one is no JSON.
 */
export function openJournal(file: string, onLine: (entry: unknown, place: JournalPlace) => void): Journal {
  const fd = openSync(file, 'a+', 0o600);
  let size = readAll();

  /** Answers the bytes that count: a torn last line is cut off. */
  function readAll(): number {
    const bytes = readLines(fd, (text, place) => onLine(parse(text, file, place), place));
    ftruncateSync(fd, bytes);
    return bytes;
  }

  return {
    file,
    append(line) {
      const bytes = Buffer.from(`${line}\n`);
      const place = { offset: size, length: bytes.length - 1 };
      try {
        writeAll(fd, bytes);
      } catch (error) {
        ftruncateSync(fd, size);
        throw error;
      }
      size += bytes.length;
      return place;
    },
    read({ offset, length }) {
      const bytes = Buffer.alloc(length);
      readSync(fd, bytes, 0, length, offset);
      return bytes.toString();
    },
    replaceWith(text) {
      ftruncateSync(fd, 0);
      writeAll(fd, Buffer.from(text));
      size = readAll();
    },
    bytes: () => size,
    close() {
      fsyncSync(fd);
      closeSync(fd);
    },
  };
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
}

/** Calls back with every complete line; answers the bytes up to the end of the last one. */
function readLines(fd: number, onLine: (text: string, place: JournalPlace) => void): number {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (let read = readSync(fd, chunk, 0, CHUNK_BYTES, 0); read > 0;) {
    const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
      onLine(bytes.toString('utf8', start, end), { offset: offset + start, length: end - start });
      start = end + 1;
    }
    offset += start;
    rest = bytes.subarray(start);
    read = readSync(fd, chunk, 0, CHUNK_BYTES, offset + rest.length);
  }
  return offset;
}

function parse(text: string, file: string, { offset }: JournalPlace): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AutosyncError('journal-corrupt', `${file} is damaged at byte ${offset}`, { cause: error });
  }
}
