// Is there always something to see of the sample parcels, and does each come to an end?
import { addDays, dayNumber, foldParcel, instantOf } from '@kehuoyou/shared';
import type { ParcelFact, ParcelProgress, ServiceDate } from '@kehuoyou/shared';
import { SAMPLE_DAYS, sampleDay, stillSeen } from './sample-day.js';
import type { SampleAct, SampleRide } from './sample-day.js';

const PHONE = '19900000051';
const TODAY = '2026-11-29';

/** A bus with a change in the morning, and one in the afternoon. */
function rides(date: ServiceDate): SampleRide[] {
  const leg = (tripId: string, fromPointId: string, from: number, to: number) => ({
    ...{ tripId, serviceDate: date, fromPointId },
    ...{ departure: instantOf(date, from * 3600), arrival: instantOf(date, to * 3600) },
  });
  return [
    { index: 0, pointId: 'P1', pieces: 8, legs: [leg('A', 'HUB', 7, 8), leg('B', 'S1', 8.5, 10)] },
    { index: 1, pointId: 'P1', pieces: 4, legs: [leg('C', 'HUB', 13, 15)] },
  ];
}

const daysBefore = (date: ServiceDate, days: number) =>
  Array.from({ length: days }, (_day, ago) => addDays(date, -ago));

/** What is known of every parcel at an instant, by its number. */
function known(acts: readonly SampleAct[], now: Date): Map<string, { phone?: string; progress: ParcelProgress }> {
  const past = acts.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
  const announced = past.flatMap((act) => (act.kind === 'announced' ? act.parcel : []));
  return new Map(
    announced.map(({ waybill, recipient }) => {
      const sealOf = past.find(
        (act) => act.kind === 'scanned' && act.scan.type === 'SORTED' && act.scan.waybill === waybill,
      );
      const seal = sealOf?.kind === 'scanned' ? sealOf.scan.seal : undefined;
      const facts = past.flatMap((act, place) => factOf(act, place, { waybill, seal }));
      return [
        waybill,
        { ...(recipient.phone === undefined ? {} : { phone: recipient.phone }), progress: foldParcel(facts) },
      ];
    }),
  );
}

function factOf(act: SampleAct, place: number, of: { waybill: string; seal: string | undefined }): ParcelFact[] {
  const base = { eventId: `e${place}`, deviceId: 'd', deviceSeq: place, at: act.at.getTime(), actor: 'somebody' };
  if (act.kind === 'announced')
    return act.parcel.waybill === of.waybill
      ? [{ ...base, type: 'ANNOUNCED', source: 'carrier', own: true, toPointId: 'P1' }]
      : [];
  if (act.kind === 'disputed')
    return act.waybill === of.waybill ? [{ ...base, type: 'COLLECT_DISPUTED', source: 'recipient', own: true }] : [];
  const { waybill, seal } = act.scan;
  if (waybill === undefined ? seal === undefined || seal !== of.seal : waybill !== of.waybill) return [];
  const { carrier: _carrier, rack, layer, waybill: _waybill, ...said } = act.scan;
  const shelf = rack === undefined || layer === undefined ? {} : { shelf: `${rack}-${layer}` };
  return [{ ...base, ...said, ...shelf, source: act.by === 'keeper' ? 'keeper' : 'hub', own: waybill !== undefined }];
}

/** Everything that the ten days before `date` bring, and the day itself and the next. */
const around = (date: ServiceDate): SampleAct[] =>
  [addDays(date, 1), ...daysBefore(date, SAMPLE_DAYS + 1)].flatMap((day) =>
    sampleDay(day, PHONE, stillSeen(rides(day), dayNumber(date) - dayNumber(day))),
  );

describe('the sample household', () => {
  const mornings = daysBefore(TODAY, 14).flatMap((day) => [6, 12, 20, 23].map((hour) => [day, hour] as const));

  it.each(mornings)('has something of everything on %s at %i o’clock', (day, hour) => {
    const now = instantOf(day, hour * 3600);
    const own = [...known(around(day), now).values()]
      .filter(({ phone }) => phone === PHONE)
      .map(({ progress }) => progress);
    const ready = own.filter(({ state }) => state === 'ready');
    expect(ready.length).toBeGreaterThan(0);
    expect(own.filter(({ exceptions }) => exceptions.includes('disputed')).length).toBeGreaterThan(0);
    const late = own.filter(
      ({ state, since }) =>
        (state === 'ready' || state === 'returning') && now.getTime() - (since ?? 0) > 3 * 86_400_000,
    );
    expect({ day, hour, late: late.length > 0 || dayNumber(day) % 7 < 4 }).toEqual({ day, hour, late: true });
  });
});

describe('every sample parcel', () => {
  it('ends in somebody’s hands or goes back, and nothing about it is impossible', () => {
    const acts = sampleDay(TODAY, PHONE, rides(TODAY));
    const end = instantOf(addDays(TODAY, SAMPLE_DAYS), 0);
    for (const { progress } of known(acts, end).values()) {
      expect(progress.review).toEqual([]);
      expect(['collected', 'returned', 'at_point', 'in_transit']).toContain(progress.state);
    }
    expect(acts.every(({ at }) => at < end)).toBe(true);
  });

  it('is the same whenever it is asked for, and of another number than any other', () => {
    expect(sampleDay(TODAY, PHONE, rides(TODAY))).toEqual(sampleDay(TODAY, PHONE, rides(TODAY)));
    const numbers = daysBefore(TODAY, 30).flatMap((day) =>
      sampleDay(day, PHONE, rides(day)).flatMap((act) => (act.kind === 'announced' ? act.parcel.waybill : [])),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
