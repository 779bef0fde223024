// What does a driver press on a trip, and in which order may it arrive?
import { randomUUID } from 'node:crypto';
import { instantOf } from '@kehuoyou/shared';
import type { RunSheetTrip, TripReport } from '@kehuoyou/shared';
import { shuffled } from '../../harness/random.js';
import type { Random } from '../../harness/random.js';

export const TODAY = '2026-11-24';

/** A Tuesday, before the first bus. */
export const MORNING = `${TODAY}T06:20:00+08:00`;

/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
export const TRIP = 'K01-O01';
export const at = (time: string): string => `${TODAY}T${time}:00+08:00`;
export let pressed = 0;

/** One press, as the phone makes it. */
export function press(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): TripReport {
  pressed += 1;
  return {
    eventId: randomUUID(),
    kind,
    tripId: TRIP,
    serviceDate: TODAY,
    occurredAt: new Date(at(time)).toISOString(),
    deviceSeq: pressed,
    ...more,
  };
}

/** What a driver presses on a whole trip: some stops are passed without a press, some presses are slips taken back. */
export function presses(trip: RunSheetTrip, random: Random): TripReport[] {
  const made: TripReport[] = [];
  let late = random.between(0, 6) * 60;
  const add = (kind: TripReport['kind'], seconds: number, more: Partial<TripReport> = {}): TripReport => {
    const report = {
      ...press(kind, '00:00', more),
      tripId: trip.tripId,
      occurredAt: new Date(instantOf(TODAY, seconds + late).getTime() + random.between(0, 50_000)).toISOString(),
    };
    made.push(report);
    return report;
  };
  trip.calls.forEach((call, number) => {
    const place = { stopId: call.stopId, stopSequence: call.stopSequence };
    const last = number === trip.calls.length - 1;
    if (number === 0) return void add('depart', call.departureSeconds, place);
    if (!last && random.next() < 0.25) return undefined;
    if (!last && random.next() < 0.2)
      add('delay', call.arrivalSeconds - 60, { minutes: random.between(1, 20), reason: '等客人' });
    if (random.next() < 0.2) {
      const slip = add('stop', call.arrivalSeconds, {
        ...place,
        stopId: trip.calls[trip.calls.length - 1]?.stopId ?? '',
        stopSequence: trip.calls[trip.calls.length - 1]?.stopSequence ?? 0,
      });
      late += 60;
      add('retract', call.arrivalSeconds, { retracts: slip.eventId });
    }
    add('stop', call.arrivalSeconds, place);
    if (!last && random.next() < 0.5) add('depart', call.departureSeconds + 50, place);
    late += random.between(0, 2) * 60;
  });
  return made;
}

/** The presses in batches of any size and order, some of them twice. */
export function batches(reports: readonly TripReport[], random: Random): TripReport[][] {
  const all = shuffled([...reports, ...reports.filter(() => random.next() < 0.4)], random);
  const cut: TripReport[][] = [];
  while (all.length > 0) cut.push(all.splice(0, random.between(1, 4)));
  return cut;
}
