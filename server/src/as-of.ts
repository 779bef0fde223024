// How does a service do something as it would have done it then?
import type { Clock } from '@kehuoyou/shared';

/** The same service with another clock, and with what else is given; the service itself stays as it is. */
export function asOf<Service extends object>(service: Service, at: Date, more: object = {}): Service {
  const clock: Clock = { now: () => at };
  // A copy with the service's own ways: what it holds is shared, its clock is not.
  return Object.assign(Object.create(Object.getPrototypeOf(service) as object) as Service, service, { clock }, more);
}
