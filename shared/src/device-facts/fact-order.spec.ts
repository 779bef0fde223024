// Do facts from many phones have one order, whatever came when and how often, and whatever a faulty phone does?
import fc from 'fast-check';
import type { DeviceFact } from './device-fact.js';
import { compareFacts, eachOnce, inOrder, withoutRetracted } from './fact-order.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

interface Scan extends DeviceFact {
  readonly actor: string;
  readonly shelf: number;
  readonly retracts?: string;
}

/** Few values, so that moments, devices, counts and even ids meet. */
const scan: fc.Arbitrary<Scan> = fc.record(
  {
    eventId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'A', 'é'),
    deviceId: fc.constantFrom('phone', 'tablet', 'Phone'),
    deviceSeq: fc.integer({ min: 0, max: 3 }),
    at: fc.integer({ min: 1_000, max: 1_003 }),
    actor: fc.constantFrom('keeper', 'driver'),
    shelf: fc.integer({ min: 1, max: 3 }),
    retracts: fc.constantFrom('a', 'b', 'z'),
  },
  { requiredKeys: ['eventId', 'deviceId', 'deviceSeq', 'at', 'actor', 'shelf'] },
);
const scans = fc.array(scan, { maxLength: 12 });

/** The same facts in another order, some of them again, and each with its fields written in another order. */
const uploads = scans.chain((all) =>
  fc.record({
    all: fc.constant(all),
    uploaded: fc
      .tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        all.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...all), { maxLength: 8 }),
      )
      .map(([first, again]) =>
        [...again, ...first].map((fact) => Object.fromEntries(Object.entries(fact).reverse()) as unknown as Scan),
      ),
  }),
);
const own = (by: Scan, what: Scan | undefined): boolean => by.actor === what?.actor;

describe('facts of many phones', () => {
  it('are in the same order for any order of arrival and any repetition, also those that a faulty phone fills differently', () => {
    fc.assert(
      fc.property(uploads, ({ all, uploaded }) => {
        expect(inOrder(uploaded)).toEqual(inOrder(all));
        expect(inOrder(withoutRetracted(uploaded, own))).toEqual(inOrder(withoutRetracted(all, own)));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('are each there once, and none is lost', () => {
    fc.assert(
      fc.property(scans, (all) => {
        const ids = inOrder(all).map(({ eventId }) => eventId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set(all.map(({ eventId }) => eventId)));
        // Put in order once more, or a part of them alone, they stay as they are.
        expect(inOrder(inOrder(all))).toEqual(inOrder(all));
      }),
      { seed },
    );
  });

  it('are compared as a total order is', () => {
    const sign = (a: Scan, b: Scan): number => Math.sign(compareFacts(a, b));
    fc.assert(
      fc.property(scan, scan, scan, (a, b, c) => {
        expect(sign(a, b) + sign(b, a)).toBe(0);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
        if (sign(a, b) === 0)
          expect([a.at, a.deviceId, a.deviceSeq, a.eventId]).toEqual([b.at, b.deviceId, b.deviceSeq, b.eventId]);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('are ordered by time, then device, then its count, then id', () => {
    const fact = (eventId: string, at: number, deviceId: string, deviceSeq: number): DeviceFact => ({
      eventId,
      at,
      deviceId,
      deviceSeq,
    });
    const sorted = [
      fact('z', 1, 'tablet', 9),
      fact('y', 2, 'phone', 8),
      fact('w', 2, 'tablet', 1),
      fact('v', 2, 'tablet', 2),
      fact('x', 2, 'tablet', 2),
    ];
    expect(inOrder([...sorted].reverse())).toEqual(sorted);
  });

  it('are not mixed up by how deep a difference lies', () => {
    const holding = (evidence: object): DeviceFact & { evidence: object } => ({
      eventId: 'a',
      deviceId: 'phone',
      deviceSeq: 1,
      at: 1,
      evidence,
    });
    const [one, same, other] = [
      holding({ sha: '1', of: ['x'] }),
      holding({ of: ['x'], sha: '1' }),
      holding({ sha: '2' }),
    ];
    // The same one wins on every phone and server, of whatever age: what reads first, as text.
    expect([eachOnce([one, other]), eachOnce([other, same])]).toEqual([[one], [same]]);
    expect(eachOnce([one, same])).toHaveLength(1);
  });
});

it('facts with fields that say nothing are facts', () => {
  const fact = { eventId: 'a', deviceId: 'phone', deviceSeq: 1, at: 1, reason: null };
  expect(eachOnce([fact, { ...fact }])).toEqual([fact]);
});

describe('a fact that another takes back', () => {
  const fact = (eventId: string, actor: string, retracts?: string): Scan => ({
    eventId,
    deviceId: 'phone',
    deviceSeq: 1,
    at: 1,
    actor,
    shelf: 1,
    ...(retracts === undefined ? {} : { retracts }),
  });
  const left = (...facts: Scan[]): string[] => withoutRetracted(facts, own).map(({ eventId }) => eventId);

  it('is gone, whichever of the two came first, if the other may', () => {
    const [slip, back] = [fact('slip', 'keeper'), fact('back', 'keeper', 'slip')];
    expect(left(slip, back)).toEqual(['back']);
    expect(left(back, slip)).toEqual(['back']);
    expect(left(slip, fact('back', 'driver', 'slip'))).toEqual(['slip', 'back']);
  });

  it('is no other one while it has not come', () => {
    expect(left(fact('other', 'keeper'), fact('back', 'keeper', 'slip'))).toEqual(['other', 'back']);
  });
});
