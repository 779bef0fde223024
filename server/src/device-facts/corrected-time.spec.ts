// Is the time of what happened right whenever it can be, honest when it cannot, and never after its receipt?
import fc from 'fast-check';
import { correctedTime } from './corrected-time.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const RECEIVED = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Story {
  /** How long ago it really happened, ms. */
  readonly ago: number;
  /** How much the phone's clock was ahead then, and when it sent, ms. */
  readonly aheadThen: number;
  readonly aheadNow?: number;
  /** What the phone has counted since, if it has. */
  readonly ageMs?: number;
}

/** What the server makes of it; `late` is by how much its time is later than the truth. */
function told({ ago, aheadThen, aheadNow = aheadThen, ageMs }: Story): { late: number; quality: string; at: number } {
  const { at, quality } = correctedTime(
    {
      occurredAt: new Date(RECEIVED - ago + aheadThen).toISOString(),
      ...(ageMs === undefined ? {} : { ageMs }),
    },
    { sentAt: new Date(RECEIVED + aheadNow).toISOString(), receivedAt: new Date(RECEIVED) },
  );
  return { late: at.getTime() - (RECEIVED - ago), quality, at: at.getTime() };
}

/** A phone that was set to 2019 by an empty battery. */
const IN_2019 = Date.parse('2019-01-01T00:00:00Z') - RECEIVED;

it('is taken as it is from a clock that goes right, or nearly', () => {
  expect(told({ ago: 3 * hour, aheadThen: 0 })).toMatchObject({ late: 0, quality: 'measured' });
  expect(told({ ago: 3 * hour, aheadThen: minute })).toMatchObject({ late: minute, quality: 'measured' });
  expect(told({ ago: 7 * day, aheadThen: -2 * minute })).toMatchObject({ quality: 'measured' });
});

it('is set right from a clock that is two hours fast or a day slow', () => {
  expect(told({ ago: 20 * minute, aheadThen: 2 * hour })).toMatchObject({ late: 0, quality: 'estimated' });
  expect(told({ ago: 20 * minute, aheadThen: -day })).toMatchObject({ late: 0, quality: 'estimated' });
});

it('of 2019 is set right by what the phone has counted, and is only a guess without that', () => {
  expect(told({ ago: hour, aheadThen: IN_2019, ageMs: hour })).toMatchObject({ late: 0, quality: 'estimated' });
  // It slept for most of the hour, and its count with it; its clock went on.
  expect(told({ ago: hour, aheadThen: IN_2019, ageMs: minute })).toMatchObject({ late: 0, quality: 'estimated' });
  // Was it switched off in between, to begin in 2019 once more? It cannot say.
  expect(told({ ago: hour, aheadThen: IN_2019 })).toMatchObject({ late: 0, quality: 'suspect' });
});

it('is set right by the count when the clock was set in between', () => {
  // The network set it right before the phone could send.
  expect(told({ ago: hour, aheadThen: IN_2019, aheadNow: 0, ageMs: hour })).toMatchObject({
    late: 0,
    quality: 'estimated',
  });
  expect(told({ ago: hour, aheadThen: 2 * hour, aheadNow: 0, ageMs: hour })).toMatchObject({
    late: 0,
    quality: 'estimated',
  });
  expect(told({ ago: hour, aheadThen: 0, aheadNow: -day, ageMs: hour })).toMatchObject({
    late: 0,
    quality: 'estimated',
  });
});

it('is the moment of its receipt, and suspect, when nobody can know', () => {
  for (const story of [
    { ago: hour, aheadThen: IN_2019, aheadNow: 0 },
    { ago: hour, aheadThen: 3 * hour, aheadNow: 0 },
    { ago: hour, aheadThen: IN_2019, aheadNow: 0, ageMs: 8 * 365 * day },
  ])
    expect(told(story)).toMatchObject({ at: RECEIVED, quality: 'suspect' });
});

it('is told to the millisecond what is trusted yet and what no longer', () => {
  const at = (story: Story): [number, string] => [told(story).late, told(story).quality];
  // Two minutes younger than the phone has counted, and a moment more.
  const younger = (ms: number): Story => ({ ago: hour, aheadThen: ms, aheadNow: 0, ageMs: hour });
  expect([at(younger(2 * minute)), at(younger(2 * minute + 1))]).toEqual([
    [2 * minute, 'measured'],
    [0, 'estimated'],
  ]);
  // Sixty days old by the clock, by the count, and as far off.
  expect([at({ ago: 60 * day, aheadThen: 0 }), at({ ago: 60 * day + 1, aheadThen: 0 })]).toEqual([
    [0, 'measured'],
    [60 * day + 1, 'suspect'],
  ]);
  const counted = (ageMs: number): Story => ({ ago: ageMs, aheadThen: -365 * day, aheadNow: 0, ageMs });
  expect([at(counted(60 * day)), at(counted(60 * day + 1))]).toEqual([
    [0, 'estimated'],
    [60 * day + 1, 'suspect'],
  ]);
  expect([at({ ago: hour, aheadThen: -60 * day }), at({ ago: hour, aheadThen: -60 * day - 1 })]).toEqual([
    [0, 'estimated'],
    [0, 'suspect'],
  ]);
});

describe('whatever a phone says', () => {
  const ms = fc.integer({ min: -10 * 365 * day, max: 10 * 365 * day });
  const age = fc.option(fc.integer({ min: 0, max: 10 * 366 * day }), { nil: undefined });

  it('it happened before it was received', () => {
    fc.assert(
      fc.property(ms, ms, ms, age, (ago, aheadThen, aheadNow, ageMs) => {
        const { at } = told({ ago, aheadThen, aheadNow, ...(ageMs === undefined ? {} : { ageMs }) });
        expect(at).toBeLessThanOrEqual(RECEIVED);
        expect(Number.isInteger(at)).toBe(true);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('a clock that goes through, however wrong, tells the truth, and what the phone counted changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 * day }),
        ms,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ago, ahead, slept) => {
          const truth = told({ ago, aheadThen: ahead });
          expect(Math.abs(truth.late)).toBeLessThanOrEqual(2 * minute);
          expect(truth.quality === 'measured').toBe(Math.abs(ahead) <= 2 * minute);
          expect(told({ ago, aheadThen: ahead, ageMs: Math.floor(ago * slept) }).at).toBe(truth.at);
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });

  it('two facts of one sending keep their order while the clock goes through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 * day }), fc.integer({ min: 0, max: 59 * day }), ms, (a, b, ahead) => {
        const [first, second] = [
          told({ ago: Math.max(a, b), aheadThen: ahead }),
          told({ ago: Math.min(a, b), aheadThen: ahead }),
        ];
        expect(first.at).toBeLessThanOrEqual(second.at);
      }),
      { seed },
    );
  });
});
