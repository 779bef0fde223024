// Can the server be led to a machine of its own by an address that somebody gave?
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress, OutgoingPost } from './outgoing-post.js';

const production = new OutgoingPost(true);
const trial = new OutgoingPost(false);

it.each([
  'http://partner.example/push',
  'https://127.0.0.1/push',
  'https://10.1.2.3/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://localhost/',
  'https://db/',
  'https://metadata.internal/',
  'https://user:secret@partner.example/',
  'ftp://partner.example/',
  'partner.example',
  `https://partner.example/${'a'.repeat(600)}`,
])('nothing is sent to %s in production', async (address) => {
  expect(production.refusalOf(address)).toBeDefined();
  await expect(production.send(address, {}, '')).rejects.toThrow(RangeError);
});

it('is sent to whom it is meant for, and on trial to a machine of one’s own', () => {
  expect(production.refusalOf('https://partner.example:8443/push?county=350423')).toBeUndefined();
  expect(production.refusalOf('https://8.8.8.8/')).toBeUndefined();
  expect(trial.refusalOf('http://127.0.0.1:3000/push')).toBeUndefined();
});

it.each([
  ['8.8.8.8', true],
  ['172.15.0.1', true],
  ['172.16.0.1', false],
  ['100.64.0.1', false],
  ['240e:1::1', true],
  ['fe80::1', false],
  ['2002:7f00:1::', false],
  ['::ffff:8.8.8.8', false],
  ['no address', false],
])('%s is an address of the open internet: %s', (address, isOpen) => {
  expect(isPublicAddress(address)).toBe(isOpen);
});

it('follows no redirect, and gives up on who takes the call and says nothing', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await trial.send(`${base}/moved`, {}, '{}')).toBe(302);
  const silent = trial.send(`${base}/silent`, {}, '{}');
  await expect(silent).rejects.toThrow();
  expect(seen).toEqual(['/moved', '/silent']);
  server.closeAllConnections();
  server.close();
});
