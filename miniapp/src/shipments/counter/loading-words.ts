// Onto which buses can boxes still be put, and what is said of those that none takes?
import { dateAt } from '@kehuoyou/shared';
import type { CarryingBus } from '@kehuoyou/shared';
import { isBus } from '../carrying/carried-now';

/** Of boxes that no bus takes in time. */
export const strandedHereWords = '没有车赶得上。等寄的人来取，或者公司安排了车，扫箱码装车。';

/** A bus that was to leave so long ago may still stand there, or have been loaded before anybody found time to say so. */
const STILL_LOADED_MS = 60 * 60_000;

/** True for a bus that runs, and has not long left. */
export function comesStill({ departure, cancelled }: CarryingBus, now: Date): boolean {
  return cancelled === undefined && Date.parse(departure) >= now.getTime() - STILL_LOADED_MS;
}

/** The same of today's. */
export function comesToday(bus: CarryingBus, now: Date): boolean {
  return comesStill(bus, now) && dateAt(new Date(bus.departure)) === dateAt(now);
}

/** The first that has not left by now, else the last one that did; they stand in the order in which they leave. */
export function nextBus(coming: readonly CarryingBus[], now: Date): CarryingBus | undefined {
  return coming.find(({ departure }) => Date.parse(departure) >= now.getTime()) ?? coming[coming.length - 1];
}

/** Onto what boxes go that were to take `own`: that one while it comes, else the next. */
export function busesFor(
  own: CarryingBus | undefined,
  buses: readonly CarryingBus[],
  now: Date,
): {
  readonly isGone: boolean;
  readonly coming: readonly CarryingBus[];
  readonly usual: CarryingBus | undefined;
} {
  const isGone = own === undefined || !comesStill(own, now);
  const coming = buses.filter((bus) => comesToday(bus, now) || (!isGone && isBus(bus, own)));
  return { isGone, coming, usual: isGone ? nextBus(coming, now) : own };
}
