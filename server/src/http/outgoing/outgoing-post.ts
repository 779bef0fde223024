// How does the server speak to the programs of others without being led into its own house?
//
// An address that somebody has given may mean a machine beside ours, or come to mean it later: so it is looked at when
// it is given, and again what its name means at each call, by the very look-up that the connection uses.
import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as sealedRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** How long a call may take, ms; ten of them fit the lease of a worker of the outbox. */
const TIMEOUT_MS = 5_000;
const LONGEST_ADDRESS = 512;

/** Not the open internet: this machine, this network, and what is set apart (RFC 6890). */
const HOUSE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  HOUSE.addSubnet(network, prefix, 'ipv4');
/** Of IPv6 only what is given to the world (2000::/3) is open, without those that hide an IPv4 address. */
const WORLD = new BlockList();
WORLD.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  HOUSE.addSubnet(network, prefix, 'ipv6');

/** True for an address of the open internet. */
export function isPublicAddress(ip: string): boolean {
  if (isIP(ip) === 4) return !HOUSE.check(ip, 'ipv4');
  return isIP(ip) === 6 && WORLD.check(ip, 'ipv6') && !HOUSE.check(ip, 'ipv6');
}

/** Why an address is not used, in words for whoever gave it. */
export type AddressRefusal =
  'no address' | 'it must begin with https://' | 'it holds a password' | 'it is in our own house';

/** Posts to others. In production only over TLS and only to the open internet. */
export class OutgoingPost {
  constructor(private readonly production: boolean) {}

  /** Why nothing is sent to this address; undefined when it may be used. What its name means is looked up later. */
  refusalOf(address: string): AddressRefusal | undefined {
    if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return 'no address';
    const { protocol, hostname, username, password } = new URL(address);
    if (protocol !== 'https:' && protocol !== 'http:') return 'no address';
    if (this.production && protocol !== 'https:') return 'it must begin with https://';
    if (username !== '' || password !== '') return 'it holds a password';
    const host = hostname.replace(/^\[|\]$/g, '');
    const isNamed = isIP(host) === 0 && host.includes('.') && !/\.(?:local|localhost|internal|lan)\.?$/.test(host);
    return !this.production || isNamed || isPublicAddress(host) ? undefined : 'it is in our own house';
  }

  /** Posts `body`; gives the status. What comes back is not read, and no redirect is followed. Throws when nothing came. */
  async send(address: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
    const refusal = this.refusalOf(address);
    if (refusal !== undefined) throw new RangeError(refusal);
    const url = new URL(address);
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      agent: false,
      ...(this.production ? { lookup: publicLookup } : {}),
    };
    const request = url.protocol === 'https:' ? sealedRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const call = request(url, options, (response: IncomingMessage) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}

/** As `dns.lookup`, but a name that means a machine of this network means nothing. */
function publicLookup(
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = (error ? [] : addresses).filter(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (!first) callback(error ?? Object.assign(new Error('not a public address'), { code: 'ENOTFOUND' }), '');
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
}
