/*
 * Tenants who send the worst bodies that an API can be sent, all of them at once, for a while: as large as can be, larger, slow,
 * of nothing but brackets, packed, without end. Then one line of JSON: how often each kind was answered with what.
 *
 * It may use Node only: the pod gets this file and nothing else.
 */
import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

type Sender = { key: string; companyId: string };
type Told = { gatewayUrl: string; senders: Sender[]; invoice: Record<string, unknown>; seconds: number };

const { gatewayUrl, senders, invoice, seconds } = JSON.parse(process.env['TOLD'] ?? '') as Told;
const MIB = 1024 * 1024;
const endAt = Date.now() + seconds * 1000;

/** A valid bulk upsert of about so many bytes, of invoices with long lines. */
function validBulk(bytes: number): Buffer {
  const line = { item: 'Dienst', description: 'Überprüft — geändert. '.repeat(40), quantity: '1', unitPrice: '1.00' };
  const { total: _, ...rest } = invoice;
  const item = (n: number) => ({ ...rest, externalId: `w-${n}`, number: `w-${n}`, lines: Array(20).fill(line) });
  const one = Buffer.byteLength(JSON.stringify(item(1000)));
  return Buffer.from(
    JSON.stringify({ items: Array.from({ length: Math.floor(bytes / one) - 1 }, (_n, n) => item(n)) }),
  );
}

type Kind = {
  path?: string;
  type?: string;
  encoding?: string;
  body: Buffer;
  withoutLength?: boolean;
  isSlow?: boolean;
};

const valid = validBulk(7.9 * MIB);
const kinds: Record<string, Kind> = {
  'valid, 8 MiB': { body: valid },
  'valid, 8 MiB, without a length': { body: valid, withoutLength: true },
  'empty lists, 8 MiB': { body: Buffer.from(`{"items":[${'[],'.repeat(2.6 * MIB)}[]]}`) },
  'many fields, 8 MiB': {
    body: Buffer.from(`{"items":[{${Array.from({ length: 500_000 }, (_n, n) => `"f${n}":{}`).join()}}]}`),
  },
  'brackets, 8 MiB': { body: Buffer.alloc(7.9 * MIB, '[') },
  'one text of escapes, 8 MiB': { body: Buffer.from(`{"items":["${'\\u00e4'.repeat(1.3 * MIB)}"]}`) },
  'numbers, 8 MiB': { body: Buffer.from(`{"items":[${'1e9,'.repeat(1.9 * MIB)}1]}`) },
  '28 MiB': { body: Buffer.alloc(28 * MIB, ' ') },
  'packed, 64 MiB of zeros': { body: gzipSync(Buffer.alloc(64 * MIB)), encoding: 'gzip' },
  'half of it, and then slowly': { body: valid, isSlow: true },
  'lines of 1 MiB': {
    path: '/stream',
    type: 'application/x-ndjson',
    body: Buffer.from(`${JSON.stringify({ externalId: 'x', note: 'a'.repeat(MIB - 64) })}\n`.repeat(32)),
    withoutLength: true,
  },
  'a line without end': {
    path: '/stream',
    type: 'application/x-ndjson',
    body: Buffer.alloc(32 * MIB, 'a'),
    withoutLength: true,
  },
};

async function write(call: ClientRequest, { body, withoutLength, isSlow }: Kind): Promise<void> {
  if (isSlow === true) {
    call.write(body.subarray(0, body.length / 2));
    for (let at = 0; at < 20 && !call.destroyed && Date.now() < endAt; at += 1) {
      await pause(500);
      call.write(' ');
    }
    call.destroy();
  } else if (withoutLength === true) {
    for (let from = 0; from < body.length && !call.destroyed; from += MIB) {
      if (!call.write(body.subarray(from, from + MIB))) await Promise.race([once(call, 'drain'), once(call, 'close')]);
    }
    call.end();
  } else call.end(body);
}

/** The status, or that the connection ended before: who is refused before all was sent may not see the answer. */
function send({ key, companyId }: Sender, kind: Kind): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const url = `${gatewayUrl}/v1/companies/${companyId}/invoices${kind.path ?? '/bulk'}`;
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': kind.type ?? 'application/json',
    ...(kind.encoding && { 'content-encoding': kind.encoding }),
    ...(kind.withoutLength !== true && { 'content-length': kind.body.length }),
  };
  const call = request(url, { method: 'POST', headers, agent: false, timeout: 60_000 }, (response) => {
    response.resume();
    response.on('error', () => resolve('ended'));
    response.on('end', () => resolve(String(response.statusCode)));
  });
  call.on('timeout', () => {
    resolve('no answer in 60 s');
    call.destroy();
  });
  call.on('error', (error: { code?: string }) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'ended'));
  call.on('close', () => resolve('ended'));
  write(call, kind).catch(() => resolve('ended'));
  return promise;
}

const answers: Record<string, Record<string, number>> = {};

async function repeat(sender: Sender, name: string, kind: Kind): Promise<void> {
  while (Date.now() < endAt) {
    const status = await send(sender, kind);
    const of = (answers[name] ??= {});
    of[status] = (of[status] ?? 0) + 1;
    await pause(100);
  }
}

await Promise.all(Object.entries(kinds).flatMap(([name, kind]) => senders.map((sender) => repeat(sender, name, kind))));
process.stdout.write(`${JSON.stringify({ answers })}\n`);
