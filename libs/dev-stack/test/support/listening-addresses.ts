import { readFile } from 'node:fs/promises';

const listening = '0A';

function toAddress(hex: string): string {
  if (hex.length > 8) {
    const bytes = Buffer.from(hex, 'hex');
    // Four words in the machine's byte order; the last one carries an IPv4 address in `::ffff:a.b.c.d`.
    const isMapped = hex.slice(0, 24) === '0000000000000000FFFF0000';
    return isMapped ? [...bytes.subarray(12)].toReversed().join('.') : `ipv6 ${hex}`;
  }
  return [...Buffer.from(hex, 'hex')].toReversed().join('.');
}

/** The addresses on which somebody listens on this port, from the kernel's own table. */
export async function listeningAddresses(port: number): Promise<string[]> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
  const rows = tables.flatMap((table) => table.trim().split('\n').slice(1)).map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, local, , state]) => state === listening && local?.endsWith(`:${wanted}`))
    .map(([, local]) => toAddress(local?.split(':')[0] ?? ''));
}
