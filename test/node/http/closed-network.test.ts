import dgram from 'node:dgram';
import net from 'node:net';
import tls from 'node:tls';
import { expect, test } from 'vitest';

// The setup file of every project; here because it is what keeps these tests honest.

const ELSEWHERE = '192.0.2.1';

test.each([
  ['net.connect', () => net.connect(80, ELSEWHERE)],
  ['net.connect by options', () => net.connect({ host: ELSEWHERE, port: 80 })],
  ['net.connect by name', () => net.connect({ host: 'example.com', port: 80 })],
  ['new Socket', () => new net.Socket().connect(80, ELSEWHERE)],
  ['tls.connect', () => tls.connect(443, ELSEWHERE)],
  ['tls.connect by options', () => tls.connect({ host: 'example.com', port: 443 })],
])('%s to another machine throws', (_how, connect) => {
  expect(connect).toThrow('the network is closed in tests');
});

test('fetch to another machine fails for the same reason', async () => {
  await expect(fetch(`http://${ELSEWHERE}/`)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('the network is closed') as string },
  });
});

test('a name that the test resolves to another machine is refused', async () => {
  const refused = Promise.withResolvers<Error>();
  net
    .connect({
      host: 'example.com',
      port: 80,
      lookup: (_name, _options, found) => found(null, [{ address: ELSEWHERE, family: 4 }]),
    })
    .on('error', refused.resolve);
  expect((await refused.promise).message).toContain('the network is closed');
});

test('datagrams are refused', () => {
  const socket = dgram.createSocket('udp4');
  expect(() => socket.send('x', 53, ELSEWHERE)).toThrow('the network is closed');
  socket.close();
});
