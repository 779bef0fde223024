// Which mutations does nobody notice, and why is that right?

/**
 * @typedef {object} Survivor
 * @property {string} file From the root.
 * @property {string} line The line in which it begins, as it stands there, without the spaces around it.
 * @property {string} from What was mutated; only its first line where it has several.
 * @property {string} to What it became, likewise.
 * @property {string} why Why no test can or should notice: equivalent, only quicker, only worded otherwise.
 */

/** Each mutation that is left, with its reason. @type {readonly Survivor[]} */
export const survivors = [
  {
    file: 'shared/src/device-facts/fact-order.ts',
    line: 'if (known === undefined || compareTexts(textOf(fact), textOf(known)) < 0) byId.set(fact.eventId, fact);',
    from: 'compareTexts(textOf(fact), textOf(known)) < 0',
    to: 'compareTexts(textOf(fact), textOf(known)) <= 0',
    why: 'Two whose texts are equal are the same fact: either may stand.',
  },
  {
    file: 'shared/src/device-facts/fact-order.ts',
    line: 'if (fact.retracts !== undefined && mayRetract(fact, byId.get(fact.retracts))) gone.add(fact.retracts);',
    from: 'fact.retracts !== undefined',
    to: 'true',
    why: 'What takes nothing back then takes back the fact whose id is undefined, and there is none.',
  },
  {
    file: 'shared/src/timetable/boards/trip-live.ts',
    line: 'later: () => readonly Departure[] = () => [],',
    from: '[]',
    to: '["Stryker was here"]',
    why: 'A departure that is no departure goes no way at all, so that it is no alternative.',
  },
  {
    file: 'shared/src/timetable/boards/bus-time.ts',
    line: "if (live !== undefined && stage === 'gone') return live.uncertainty > STANDS_MS / 2_000;",
    from: 'live !== undefined',
    to: 'true',
    why: 'Only what was reported can have gone.',
  },
  {
    file: 'server/src/http/limits/rate-limit.ts',
    line: "return request.socket.remoteAddress ?? '';",
    from: "''",
    to: '"Stryker was here!"',
    why: 'What those are called whose address nobody knows is told to nobody.',
  },
  {
    file: 'server/src/http/limits/window-count.ts',
    line: 'private began = -Infinity;',
    from: '-Infinity',
    to: '+Infinity',
    why: 'Either way the first request begins a minute.',
  },
  {
    file: 'shared/src/timetable/driving/trip-fold.ts',
    line: 'if (!first || !last) return false;',
    from: '!first || !last',
    to: '!first && !last',
    why: 'A plan without a first call has no last one either.',
  },
  {
    file: 'server/src/http/idempotency.decorator.ts',
    line: "operation: `${request.method} ${request.routeOptions.url ?? ''}`.slice(0, 128),",
    from: "''",
    to: '"Stryker was here!"',
    why: 'Whoever asks for a command has been found by the address of a route.',
  },
  {
    file: 'server/src/http/caller.ts',
    line: "return /^Bearer ([\\x21-\\x7e]{1,512})$/.exec(request.headers.authorization ?? '')?.[1];",
    from: "''",
    to: '"Stryker was here!"',
    why: 'Either is no token.',
  },
  {
    file: 'shared/src/moves.ts',
    line: 'for (const next of Object.values<State | undefined>(moves[state])) if (next) seen.add(next);',
    from: 'next',
    to: 'true',
    why: 'No move leads nowhere; the type cannot say so of a table of which it knows nothing else.',
  },
  {
    file: 'shared/src/policy.ts',
    line: 'return (actor?.grants ?? [])',
    from: '[]',
    to: '["Stryker was here"]',
    why: 'What is no grant is of no role, and no rule names that.',
  },
  {
    file: 'server/src/device-facts/record-facts.ts',
    line: "return (tx.dataSource.options.type === 'better-sqlite3' ? query : query.setLock('pessimistic_read')).getMany();",
    from: "'pessimistic_read'",
    to: '""',
    why: 'Only MariaDB locks rows: the stories ask there, the specs do not.',
  },
  {
    file: 'server/src/device-facts/record-facts.ts',
    line: "return (tx.dataSource.options.type === 'better-sqlite3' ? query : query.setLock('pessimistic_read')).getMany();",
    from: "tx.dataSource.options.type === 'better-sqlite3'",
    to: 'true',
    why: 'Only MariaDB locks rows: the stories ask there, the specs do not.',
  },
  {
    file: 'server/src/device-facts/record-facts.ts',
    line: '.sort((a, b) => (a.eventId < b.eventId ? -1 : 1));',
    from: 'a.eventId < b.eventId',
    to: 'a.eventId <= b.eventId',
    why: 'No two of them have one id.',
  },
  {
    file: 'server/src/device-facts/corrected-time.ts',
    line: 'const counted = ageMs !== undefined && ageMs <= LONGEST_MS;',
    from: 'ageMs !== undefined',
    to: 'true',
    why: 'What was not counted is not less than anything.',
  },
  {
    file: 'shared/src/timetable/boards/village-pack.ts',
    line: 'const [, rule = -1] = board.booked?.find(([each]) => each === number) ?? [];',
    from: '[]',
    to: '["Stryker was here"]',
    why: 'Only what stands second is looked at.',
  },
  {
    file: 'shared/src/timetable/boards/village-pack.ts',
    line: 'const bay = bayIndex === undefined ? undefined : pack.bays?.[bayIndex];',
    from: 'bayIndex === undefined',
    to: 'false',
    why: 'No bay has the number undefined.',
  },
  {
    file: 'shared/src/timetable/boards/village-pack.ts',
    line: "const [, tripId = '', serviceDate = '', onlyTo] = instead?.find(([board]) => board === number) ?? [];",
    from: "''",
    to: '"Stryker was here!"',
    why: 'Without another bus there is no trip of that name either, and its day is never looked at.',
  },
  {
    file: 'shared/src/timetable/boards/village-pack.ts',
    line: "const [, tripId = '', serviceDate = '', onlyTo] = instead?.find(([board]) => board === number) ?? [];",
    from: '[]',
    to: '["Stryker was here"]',
    why: 'Only what stands second and after is looked at.',
  },
  {
    file: 'shared/src/timetable/boards/village-pack.ts',
    line: 'const row = pack.boards[number]?.departures.find((each) => each[5] === tripId);',
    from: 'pack.boards[number]?.departures',
    to: 'pack.boards[number].departures',
    why: 'The number is that of a board of the pack.',
  },
];
