// Does everybody get their share, nobody more, and again after a minute?
import type { IncomingMessage } from 'node:http';
import { HandClock } from '../../testing/hand-clock.js';
import { RateLimit } from './rate-limit.js';

function from(address: string | undefined, forwarded?: string): IncomingMessage {
  return {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: address },
  } as unknown as IncomingMessage;
}

function times(count: number, ask: () => boolean): number {
  return Array.from({ length: count }, ask).filter(Boolean).length;
}

describe('the share of an address', () => {
  it('is as many requests in a minute as were set', () => {
    const limit = new RateLimit(
      { requestsPerMinute: 5, accountRequestsPerMinute: 1_000, trustProxy: false },
      new HandClock(),
    );
    expect(times(20, () => limit.allows(from('10.0.0.1')))).toBe(5);
  });

  it('is its own, whatever others ask', () => {
    const limit = new RateLimit(
      { requestsPerMinute: 5, accountRequestsPerMinute: 1_000, trustProxy: false },
      new HandClock(),
    );
    times(20, () => limit.allows(from('10.0.0.1')));
    expect(times(20, () => limit.allows(from('10.0.0.2')))).toBe(5);
  });

  it('is there again after a minute, and not before', () => {
    const clock = new HandClock();
    const limit = new RateLimit({ requestsPerMinute: 5, accountRequestsPerMinute: 1_000, trustProxy: false }, clock);
    times(20, () => limit.allows(from('10.0.0.1')));
    clock.pass(59_999);
    expect(limit.allows(from('10.0.0.1'))).toBe(false);
    clock.pass(1);
    expect(times(20, () => limit.allows(from('10.0.0.1')))).toBe(5);
  });

  it('is not lost when the clock is put back', () => {
    const clock = new HandClock('2026-11-24T09:00:00');
    const limit = new RateLimit({ requestsPerMinute: 1, accountRequestsPerMinute: 1_000, trustProxy: false }, clock);
    times(2, () => limit.allows(from('10.0.0.1')));
    clock.set('2026-11-23T09:00:00');
    expect(limit.allows(from('10.0.0.1'))).toBe(true);
  });

  it('of those whose address nobody knows is one for all of them', () => {
    const limit = new RateLimit(
      { requestsPerMinute: 5, accountRequestsPerMinute: 1_000, trustProxy: false },
      new HandClock(),
    );
    expect(times(20, () => limit.allows(from(undefined)))).toBe(5);
  });
});

describe('the address', () => {
  it('is the one that the proxy saw, which it wrote last', () => {
    const limit = new RateLimit(
      { requestsPerMinute: 1, accountRequestsPerMinute: 1_000, trustProxy: true },
      new HandClock(),
    );
    expect(limit.allows(from('10.0.0.1', '198.51.100.1'))).toBe(true);
    expect(limit.allows(from('10.0.0.1', '198.51.100.2'))).toBe(true);
    // What stands before it is the caller's own invention.
    expect(limit.allows(from('10.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe(false);
    expect(limit.allows(from('10.0.0.1', '198.51.100.1, 203.0.113.1'))).toBe(true);
  });

  it('cannot be made up where no proxy is trusted', () => {
    const limit = new RateLimit(
      { requestsPerMinute: 1, accountRequestsPerMinute: 1_000, trustProxy: false },
      new HandClock(),
    );
    expect(limit.allows(from('10.0.0.1', '198.51.100.1'))).toBe(true);
    expect(limit.allows(from('10.0.0.1', '198.51.100.2'))).toBe(false);
  });
});

describe('the share of an account', () => {
  it('is its own, in each minute, whatever addresses ask for', () => {
    const clock = new HandClock();
    const options = { requestsPerMinute: 1, accountRequestsPerMinute: 3, trustProxy: false };
    const limit = new RateLimit(options, clock);
    limit.allows(from('a'));
    expect(times(5, () => limit.allowsAccount('a'))).toBe(3);
    expect(times(5, () => limit.allowsAccount('b'))).toBe(3);
    clock.pass(60_000);
    expect(times(5, () => limit.allowsAccount('a'))).toBe(3);
  });
});
