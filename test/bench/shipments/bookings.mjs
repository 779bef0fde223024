// How does the bench book boxes onto one bus through the services of the server?
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { check } from '../figures.mjs';
import { dist, serverOnMariadb } from '../server-on-mariadb.mjs';

/** On the way of one line, the last of them the last before the county. */
const POINTS = ['P101209', 'P100205', 'P102212'];
/** Of which some fifty fill a bus, and of which a thousand do not. */
export const CAPACITY_BOX = { grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 };
export const TINY_BOX = { grams: 100, lengthMm: 100, widthMm: 100, heightMm: 100 };
/** Failures on which the app sends the same again. */
const AGAIN = new Set(['unavailable', 'idempotency_in_flight', 'changed_meanwhile']);
const PARTY = { name: '王小明', phone: '19900000078', address: '龙津镇' };
const SENDER = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '嵩溪镇立新村' };

/** @typedef {{ grams: number, lengthMm: number, widthMm: number, heightMm: number }} Box */
/** @typedef {Awaited<ReturnType<typeof bookingWorld>>} World */
/** @typedef {{ id: string, offers: unknown[], ways: { no: number, boxesLeft: number, rides: Ride[] }[], lines: { no: number }[] }} Quote */
/** @typedef {{ tripId: string, serviceDate: string, fromSequence: number, toSequence: number }} Ride */

/**
 * The server's services on a database with the county in it, and one bus that everybody wants.
 * @param {string} server
 * @param {string} folder
 */
export async function bookingWorld(server, folder) {
  const { services, connection, uri } = await serverOnMariadb({ server, folder, name: 'shipments' });
  const [{ Quotes }, { Holds }, { Bookings }, { CountyWays }, { JourneyService }] = await Promise.all([
    dist('shipments/quoting/quotes.service'),
    dist('shipments/booking/holds.service'),
    dist('shipments/booking/bookings.service'),
    dist('shipments/capacity/county-ways.service'),
    dist('timetable/planner/journey.service'),
  ]);
  const [rows] = await connection.query("SELECT id FROM service_point WHERE tier = 'village_point' ORDER BY id");
  const villages = /** @type {{ id: string }[]} */ (rows).map(({ id }) => id);
  const grants = POINTS.map((id) => ({ role: 'keeper', scope: { kind: 'point', id } }));
  const caller = { accountId: 'bench', sessionId: 'bench', grants };
  const command = (/** @type {string} */ operation, /** @type {object} */ body) => ({
    ...{ key: randomUUID(), caller: caller.accountId, operation, body },
  });
  const day = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  /** @type {Map<string, { quote: Quote, ride: Ride, way: number, room: number }>} */
  const quotes = new Map();
  /** @type {Ride | undefined} */
  let bus;
  const askQuote = (/** @type {string} */ pointId, /** @type {Box} */ box) => {
    const ask = { pointId, goods: '豆腐皮', ...box, date: day, lines: [{ count: 1, to: 'county_pickup' }] };
    return /** @type {Promise<Quote>} */ (services.get(Quotes).ask(caller, ask, command('POST /api/quotes', ask)));
  };
  const nameOf = (/** @type {string} */ pointId, /** @type {Box} */ box) => `${pointId} ${box.grams}`;

  /** A quote for one such box, and how many more the bus takes. */
  const quote = async (/** @type {string} */ pointId, /** @type {Box} */ box) => {
    const given = await askQuote(pointId, box);
    const way = given.ways.find(
      ({ rides: [ride] }) => ride !== undefined && (bus === undefined || ride.tripId === bus.tripId),
    );
    const [ride] = way?.rides ?? [];
    if (!way || !ride) throw new Error(`no bus from ${pointId}`);
    bus ??= ride;
    const found = { quote: given, ride, way: way.no, room: way.boxesLeft };
    quotes.set(nameOf(pointId, box), found);
    return found;
  };
  /** Does it again as the app does, where so many want the same that the server gives up. */
  const untilDone = async (/** @type {() => Promise<any>} */ work) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const code = /** @type {{ code?: string }} */ (error).code ?? '';
        if (!AGAIN.has(code)) throw error;
        await pause(20 + Math.random() * 80);
      }
    }
  };
  /** Keeps a place for one box and books it; undefined where there is none. */
  const book = async (/** @type {string} */ pointId, /** @type {Box} */ box) => {
    const { quote: asked, way } = quotes.get(nameOf(pointId, box)) ?? (await quote(pointId, box));
    const hold = { quoteId: asked.id, parts: [{ way, boxes: 1 }] };
    const holding = command('POST /api/shipments', hold);
    const held = await untilDone(() =>
      services
        .get(Holds)
        .hold(caller, hold, holding)
        .catch((/** @type {{ code?: string }} */ error) => {
          if (error.code === 'no_room') return undefined;
          throw error;
        }),
    );
    if (held === undefined) return undefined;
    const ask = { id: held.id, ...SENDER, recipients: [{ line: 1, ...PARTY }] };
    const booking = command('POST /api/shipments/:id/book', ask);
    const { id, state } = await untilDone(() => services.get(Bookings).book(caller, ask, booking));
    check(state === 'booked', `order ${id}`);
    return /** @type {string} */ (id);
  };
  const cancel = (/** @type {string} */ id) =>
    untilDone(() => services.get(Bookings).cancel(caller, { id }, command('POST /api/shipments/:id/cancel', { id })));
  // Whoever gets on first rides longest: that bus calls at all three.
  for (const pointId of POINTS) await quote(pointId, CAPACITY_BOX);
  const rideFrom = (/** @type {string} */ pointId) => {
    const found = quotes.get(nameOf(pointId, CAPACITY_BOX));
    if (!found) throw new Error(`${pointId} was asked about`);
    return found.ride;
  };
  return {
    ...{ points: POINTS, villages, uri, connections: 10, quote, askQuote, book, cancel },
    stretch: (/** @type {string} */ pointId) => {
      const { tripId, serviceDate, fromSequence, toSequence } = rideFrom(pointId);
      return { trip: { tripId, serviceDate }, from: fromSequence, to: toSequence };
    },
    /** Boxes on the last leg, over which all of them ride. */
    pieces: async () => {
      const { tripId, serviceDate, toSequence } = rideFrom(POINTS[0] ?? '');
      const [found] = await connection.query(
        'SELECT pieces FROM trip_leg_load WHERE trip_id = ? AND service_date = ? AND stop_sequence < ? ORDER BY stop_sequence DESC LIMIT 1',
        [tripId, serviceDate, toSequence],
      );
      return Number(/** @type {{ pieces: number }[]} */ (found)[0]?.pieces ?? 0);
    },
    /** The planner’s bare answer for the same way. */
    plan: (/** @type {string} */ from) => {
      const readyAt = new Date(`${day}T00:00:00+08:00`).toISOString();
      const to = services.get(CountyWays).hubId();
      return services.get(JourneyService).parcelWays({ from, to, readyAt, volumeLitres: 0, weightGrams: 0 });
    },
    close: async () => {
      await connection.end();
      await services.close();
    },
  };
}
