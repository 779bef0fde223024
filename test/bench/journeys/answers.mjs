// Is an answer right, by our rules and by those that a peer goes by itself?

/**
 * The earliest that one can be there by a peer's own rules, found by trying every ride again and again
 * until nothing gets any earlier. `rules.bus` and `rules.walk` are the seconds that the peer adds to every
 * arrival by bus and on foot; `rules.chain` says whether it walks twice in a row. The time is the peer's
 * own, with what it adds; Infinity when there is no way.
 */
export function earliestBy(rules, day, from, to, at) {
  const byBus = new Map();
  const ready = new Map([[from, at]]);
  const improve = (labels, stop, time) => {
    if (time >= (labels.get(stop) ?? Infinity)) return false;
    labels.set(stop, time);
    return true;
  };
  const walkFrom = (stop, time) => {
    let changed = false;
    for (const { to: next, seconds } of day.walks.get(stop) ?? []) {
      if (!improve(ready, next, time + seconds + rules.walk)) continue;
      changed = true;
      if (rules.chain) walkFrom(next, ready.get(next));
    }
    return changed;
  };
  walkFrom(from, at);
  for (let changed = true; changed;) {
    changed = false;
    for (const { calls } of day.trips) {
      let aboard = false;
      for (const { stop, arrival, departure, pickup, dropOff } of calls) {
        if (aboard && dropOff && improve(byBus, stop, arrival + rules.bus)) {
          improve(ready, stop, arrival + rules.bus);
          walkFrom(stop, arrival + rules.bus);
          changed = true;
        }
        aboard ||= pickup && (ready.get(stop) ?? Infinity) <= departure;
      }
    }
  }
  return ready.get(to) ?? Infinity;
}

/** What is wrong with a journey of ours against the oracle's arrivals by number of buses; undefined when nothing is. */
export function wrongIn(journey, arrivals, timetable, ask) {
  const best = Math.min(...arrivals);
  if (journey === undefined) return best === Infinity ? undefined : `found none, but one arrives at ${best}`;
  if (journey.arrival !== best) return `arrives at ${journey.arrival}, not ${best}`;
  if (journey.changes !== Math.max(0, arrivals.indexOf(best) - 1)) return `has ${journey.changes} changes`;
  const stop = (leg, end) =>
    leg.mode === 'walk' ? leg[end] : timetable.stopOf[end === 'from' ? leg.fromRow : leg.toRow];
  if (stop(journey.legs[0], 'from') !== ask.from || stop(journey.legs.at(-1), 'to') !== ask.to)
    return 'begins or ends elsewhere';
  for (const [index, leg] of journey.legs.entries()) {
    const before = journey.legs[index - 1];
    if (before && stop(before, 'to') !== stop(leg, 'from')) return `is broken before leg ${index}`;
    const change = before?.mode === 'bus' && leg.mode === 'bus' ? 120 : 0;
    if (before && before.arrival + change > leg.departure) return `misses leg ${index}`;
    if (leg.mode !== 'bus') continue;
    if (timetable.departure[leg.fromRow] !== leg.departure || timetable.arrival[leg.toRow] !== leg.arrival)
      return `has a wrong time in leg ${index}`;
  }
  return journey.departure < ask.at ? 'leaves too early' : undefined;
}
