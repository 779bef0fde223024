// From where does somebody come, as far as that says whose share it is?
import type { IncomingMessage } from 'node:http';

/** Groups of an IPv6 address that a provider gives to one household: within them it may choose for every request. */
const NETWORK_GROUPS = 4;

/** The address without what its holder chooses freely: of IPv6 the network, and IPv4 as IPv4 however it is written. */
export function shareOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!plain.includes(':')) return plain;
  const groupsOf = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const [front, back] = [groupsOf(head), groupsOf(tail ?? '')] as const;
  const zeroes = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  const groups = [...front, ...zeroes, ...back].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`;
}

/** The address of whoever sent the request: behind a proxy the one that it saw. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  // The proxy appends the address that it saw; what stands before it may be made up by the caller.
  if (typeof forwarded === 'string') return forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return request.socket.remoteAddress ?? '';
}
