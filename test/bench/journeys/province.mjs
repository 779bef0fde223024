// What would a whole province look like whose every county runs like ours?
//
// 80 counties in a grid, each with a bus station, 13 townships and 111 villages: 10,000 stops and 32,000
// trips. Buses run county seat to township to village, post loops round a township's villages, and
// coaches between neighbouring seats and to the capital. Times fall on whole minutes, as in print.
import { between, seeded } from './seeded.mjs';

const COLUMNS = 10;
const COUNTIES = 80;
const TOWNSHIPS = 13;
const VILLAGES = 111;
const TRIPS_PER_COUNTY = 400;
/** Degrees between neighbouring county seats: some 45 km. */
const COUNTY_DEGREES = 0.42;
const SERVICES = ['DAILY', 'WEEKDAY', 'WEEKEND', 'MARKET'];

/** A feed of a province, in the shape of server/src/timetable/feed.ts. */
export function provinceFeed(seed = 20_261_124) {
  return new Province(seeded(seed)).feed();
}

class Province {
  constructor(random) {
    this.random = random;
    this.stops = [];
    this.routes = [];
    this.trips = [];
    this.stopTimes = [];
    this.tripCargo = [];
  }

  feed() {
    const counties = Array.from({ length: COUNTIES }, (_each, number) => this.county(number));
    for (const county of counties) this.localLines(county);
    for (const county of counties) this.coaches(county, counties);
    return {
      info: { publisher: 'bench', publisherUrl: 'https://example.org/', lang: 'zh', version: 'province' },
      agencies: [
        {
          agencyId: 'P',
          name: 'province',
          url: 'https://example.org/',
          timezone: 'Asia/Shanghai',
          lang: 'zh',
          phone: null,
        },
      ],
      stops: this.stops,
      routes: this.routes,
      trips: this.trips,
      stopTimes: this.stopTimes,
      calendars: SERVICES.map((serviceId, number) => ({
        serviceId,
        weekdays: [127, 31, 96, 72][number],
        startDate: '2026-01-01',
        endDate: '2028-12-31',
      })),
      calendarDates: [],
      frequencies: [],
      tripCargo: this.tripCargo,
      transfers: [],
    };
  }

  county(number) {
    const latitude = 24.5 + Math.floor(number / COLUMNS) * COUNTY_DEGREES + this.random() * 0.1;
    const longitude = 116 + (number % COLUMNS) * COUNTY_DEGREES + this.random() * 0.1;
    const id = `C${String(number).padStart(2, '0')}`;
    const seat = this.stop(`${id}`, latitude, longitude);
    const townships = Array.from({ length: TOWNSHIPS }, (_each, index) => {
      const angle = ((index + this.random() * 0.6) / TOWNSHIPS) * 2 * Math.PI;
      const reach = index === 0 ? 0.006 : 0.06 + this.random() * 0.14;
      return this.stop(`${id}T${index}`, latitude + reach * Math.sin(angle), longitude + reach * Math.cos(angle));
    });
    const villages = townships.map(() => []);
    for (let index = 0; index < VILLAGES; index += 1) {
      const of = index % TOWNSHIPS;
      const spread = () => (this.random() - 0.5) * 0.07;
      villages[of].push(
        this.stop(`${id}V${index}`, townships[of].latitude + spread(), townships[of].longitude + spread()),
      );
    }
    return { number, id, seat, townships, villages, left: TRIPS_PER_COUNTY };
  }

  stop(stopId, latitude, longitude) {
    const stop = {
      stopId,
      name: stopId,
      latitude,
      longitude,
      locationType: 0,
      parentStation: null,
      wheelchairBoarding: 0,
      platformCode: null,
    };
    this.stops.push(stop);
    return stop;
  }

  localLines(county) {
    county.townships.forEach((township, index) => {
      const villages = county.villages[index];
      const onTheWay = villages.filter((_each, number) => number % 3 !== 1);
      this.line(county, `L${index}`, [county.seat, ...onTheWay, township], between(this.random, 5, 8), true);
      const branch = [township, ...villages.filter((_each, number) => number % 3 === 1)];
      this.line(county, `B${index}`, branch, between(this.random, 2, 4), true);
      this.line(county, `P${index}`, [township, ...villages, township], 2, false);
    });
  }

  /** Coaches to the four neighbours and the capital, and extra runs on the main line, until the county's trips are used up. */
  coaches(county, counties) {
    const column = county.number % COLUMNS;
    const neighbours = [
      column + 1 < COLUMNS ? county.number + 1 : -1,
      county.number + COLUMNS < COUNTIES ? county.number + COLUMNS : -1,
    ].flatMap((number) => counties[number] ?? []);
    for (const neighbour of neighbours) {
      this.line(
        county,
        `N${neighbour.id}`,
        [county.seat, county.townships[3], neighbour.townships[8], neighbour.seat],
        5,
        true,
      );
    }
    const capital = counties[44];
    if (county !== capital) this.line(county, 'X', [county.seat, capital.seat], 2, true);
    for (let extra = 0; county.left > 1; extra += 1) {
      this.line(
        county,
        `E${extra}`,
        [county.seat, ...county.villages[extra % TOWNSHIPS].slice(0, 6), county.townships[extra % TOWNSHIPS]],
        Math.min(6, county.left >> 1),
        true,
      );
    }
    if (county.left > 0) this.line(county, 'E', [county.seat, county.townships[0]], 1, false);
  }

  /** `runs` trips there, and back again when it goes both ways. */
  line(county, name, stops, runs, bothWays) {
    const routeId = `${county.id}${name}`;
    const before = this.routes.length;
    const first = between(this.random, 6 * 60, 8 * 60);
    const headway = Math.floor((19 * 60 - first) / Math.max(runs, 1));
    for (let run = 0; run < runs; run += 1) {
      for (const there of bothWays ? [true, false] : [true]) {
        if (county.left === 0) break;
        county.left -= 1;
        if (this.routes.length === before)
          this.routes.push({
            routeId,
            agencyId: 'P',
            shortName: routeId,
            longName: routeId,
            type: 3,
            color: null,
            textColor: null,
          });
        const start = first + run * headway + between(this.random, 0, 15) + (there ? 0 : 45);
        this.trip(`${routeId}-${there ? 'O' : 'I'}${run}`, routeId, there ? stops : [...stops].reverse(), start);
      }
    }
  }

  trip(tripId, routeId, stops, startMinute) {
    const chance = this.random();
    const serviceId = SERVICES[chance < 0.8 ? 0 : chance < 0.92 ? 1 : chance < 0.97 ? 2 : 3];
    this.trips.push({ tripId, routeId, serviceId, headsign: '', directionId: null, blockId: null });
    if (this.random() < 0.4) this.tripCargo.push({ tripId, volumeLitres: 1500, weightGrams: 300_000 });
    let minute = startMinute;
    stops.forEach((stop, index) => {
      const before = stops[index - 1];
      if (before) minute += Math.max(index % 5 === 0 ? 0 : 1, Math.round(kilometres(before, stop) * 1.6));
      const arrival = minute * 60;
      this.stopTimes.push({
        tripId,
        stopSequence: index + 1,
        stopId: stop.stopId,
        arrival,
        departure: arrival,
        pickupType: 0,
        dropOffType: 0,
        timepoint: 1,
      });
    });
  }
}

function kilometres(from, to) {
  const north = (to.latitude - from.latitude) * 111.2;
  const east = (to.longitude - from.longitude) * 111.2 * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}
