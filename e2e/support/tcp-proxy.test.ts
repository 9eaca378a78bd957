import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

let server: Server;
let proxy: TcpProxy;
const clients: Socket[] = [];
const accepted: Socket[] = [];

beforeEach(async () => {
  server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startTcpProxy({ port: (server.address() as AddressInfo).port });
});

afterEach(async () => {
  clients.splice(0).forEach((client) => client.destroy());
  await proxy.stop();
  accepted.splice(0).forEach((socket) => socket.destroy());
  server.close();
});

/** A client of the echo server, with what came back and how it ended. */
async function client() {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  let received = '';
  let ended: string | undefined;
  socket.on('data', (chunk) => (received += chunk.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => (ended = error.code));
  socket.on('close', () => (ended ??= 'closed'));
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
  return {
    say: (text: string) => socket.write(text),
    end: () => socket.end(),
    heard: (text: string) => eventually(() => expect(received).toBe(text)),
    received: () => received,
    ended: (how: string) => eventually(() => expect(ended).toBe(how)),
  };
}

describe('the TCP proxy', () => {
  it('carries bytes both ways, in order, and the end of a connection', async () => {
    const { say, end, heard, ended } = await client();
    const text = Array.from({ length: 20_000 }, (_, n) => `${n} `).join('');
    say(text);
    await heard(text);
    expect(proxy.connections()[0]?.bytes()).toEqual({ up: text.length, down: text.length });
    end();
    await ended('closed');
    await eventually(() => expect(proxy.connections()).toHaveLength(0));
  });

  it('cuts all connections, and new ones pass', async () => {
    const [first, second] = [await client(), await client()];
    await eventually(() => expect(accepted).toHaveLength(2));
    proxy.cut();
    await first.ended('ECONNRESET');
    await second.ended('ECONNRESET');
    await eventually(() => expect(accepted.every(({ destroyed }) => destroyed)).toBe(true));
    const third = await client();
    third.say('again');
    await third.heard('again');
  });

  it('cuts one connection and leaves the others', async () => {
    const [first, second] = [await client(), await client()];
    await eventually(() => expect(proxy.connections()).toHaveLength(2));
    proxy.connections()[0]!.cut();
    await first.ended('ECONNRESET');
    second.say('still here');
    await second.heard('still here');
  });

  it('refuses until it is healed', async () => {
    proxy.refuse();
    await (await client()).ended('ECONNRESET');
    proxy.heal();
    const later = await client();
    later.say('x');
    await later.heard('x');
  });

  it('delays every byte each way and keeps the order when the delay ends', async () => {
    const { say, heard } = await client();
    proxy.delay(150);
    const started = performance.now();
    say('slow ');
    await eventually(() => expect(proxy.connections()[0]?.bytes().up).toBe(5));
    proxy.delay(0);
    say('fast');
    await heard('slow fast');
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  it('half-open: what is open carries nothing and goes on later, what is new is swallowed and reset later', async () => {
    const before = await client();
    before.say('1');
    await before.heard('1');
    proxy.freeze();
    const swallowed = await client();
    before.say('2');
    swallowed.say('lost');
    await eventually(() => expect(proxy.connections()[0]?.bytes().up).toBe(2));
    const after = await client();
    after.say('lost too');
    expect([before.received(), swallowed.received(), accepted.length]).toEqual(['1', '', 1]);
    proxy.heal();
    await before.heard('12');
    await swallowed.ended('ECONNRESET');
    await after.ended('ECONNRESET');
  });

  it('freezes one connection and leaves the others', async () => {
    const [first, second] = [await client(), await client()];
    await eventually(() => expect(proxy.connections()).toHaveLength(2));
    proxy.connections()[0]!.freeze();
    first.say('a');
    second.say('b');
    await second.heard('b');
    expect(first.received()).toBe('');
    proxy.connections()[0]!.heal();
    await first.heard('a');
  });

  it('resets its client when nobody listens behind it', async () => {
    server.close();
    accepted.splice(0).forEach((socket) => socket.destroy());
    await (await client()).ended('ECONNRESET');
  });

  it('stops, also while it is frozen', async () => {
    const { ended } = await client();
    await eventually(() => expect(proxy.connections()).toHaveLength(1));
    proxy.freeze();
    await proxy.stop();
    await ended('ECONNRESET');
    await (await client()).ended('ECONNREFUSED');
  });
});
