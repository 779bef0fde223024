// How fast and how right does the planner find journeys, next to two planners from npm?
//
//   node test/bench/journeys/measure.mjs [SEED]      (after npm run build)
//
// Everything runs in one process pinned to one core, ten questions to each planner in turn, so that whatever
// else the machine does meets all of them alike; ours are asked them several times over, so that their turns
// are not all too short to be timed. Every answer is first compared with one found by trying everything; a
// wrong one of ours ends the run. "Nothing kept" plans each question from the timetable alone; "asked
// before" is how the server answers a destination that somebody has asked for on the same day.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { earliestBy, wrongIn } from './answers.mjs';
import { countyFeed, DAY, plainDay, province, serverModule } from './feeds.mjs';
import { measureMemory } from './memory.mjs';
import { minotorPeer, raptorPeer } from './peers.mjs';
import { between, seeded } from './seeded.mjs';

const SELF = fileURLToPath(import.meta.url);
const CHANGE_SECONDS = 120;
const NETWORKS = [
  { name: 'county', feed: countyFeed, questions: 400, rounds: 5, profiles: 120, repeat: 40 },
  { name: 'province', feed: province, questions: 80, rounds: 3, profiles: 40, repeat: 40 },
];

/** Measures in a process of its own and prints the figures; gives them too. */
export async function measureJourneys(seed) {
  const pin = spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', '0'] : [];
  const [command, ...words] = [
    ...pin,
    process.execPath,
    '--expose-gc',
    '--max-semi-space-size=64',
    SELF,
    '--measure',
    String(seed),
  ];
  const { status, stdout } = spawnSync(command, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error('the measurement of journeys failed');
  const figures = JSON.parse(stdout);
  print(figures);
  return figures;
}

async function measureAll(seed) {
  const figures = [];
  for (const network of NETWORKS) figures.push(await measureNetwork(network, seed));
  return figures;
}

async function measureNetwork({ name, feed: makeFeed, questions, rounds, profiles, repeat }, seed) {
  const { TimetableSnapshot } = await serverModule('running/timetable-snapshot');
  const { JourneyPlanner } = await serverModule('planner/journey');
  const feed = await makeFeed();
  const memory = await measureMemory(feed);
  const timetable = new TimetableSnapshot(feed, []);
  const asks = draw(timetable, seeded(seed), questions);
  const day = await plainDay(timetable);
  const searching = new JourneyPlanner(timetable, {}, -1);
  const keeping = new JourneyPlanner(timetable);
  const peers = [minotorPeer(day), raptorPeer(day, CHANGE_SECONDS)];
  const rights = await checkAnswers(timetable, day, [searching, keeping], peers, asks);
  const ours = (planner) => (ask) => planner.earliest({ from: [ask.from], to: [ask.to], date: DAY }, ask.at);
  const engines = [
    { name: 'ours, nothing kept', ask: ours(searching), repeat },
    { name: 'ours, destination asked before', ask: ours(keeping), repeat },
    ...peers.map((peer) => ({ name: peer.name, ask: (ask) => peer.ask(ask.fromId, ask.toId, ask.at), repeat: 1 })),
  ];
  return {
    name,
    stops: feed.stops.length,
    trips: feed.trips.length,
    stopTimes: timetable.tripOf.length,
    found: rights.found,
    questions: asks.length,
    rights: rights.peers,
    microseconds: timeInTurn(engines, asks, rounds),
    profileMilliseconds: timeProfiles(keeping, timetable, seeded(seed + 1), profiles),
    memory,
  };
}

/** Half of the questions go from anywhere to anywhere, half to the stops nearby in the list: the same county. */
function draw(timetable, random, count) {
  const { stops } = timetable.feed;
  const near = Math.min(stops.length, 62);
  return Array.from({ length: count }, (_each, number) => {
    const from = between(random, 0, stops.length - 1);
    let to = from;
    while (to === from)
      to = number % 2 === 0 ? between(random, 0, stops.length - 1) : (from + between(random, 1, near)) % stops.length;
    return { from, to, fromId: stops[from].stopId, toId: stops[to].stopId, at: between(random, 6 * 60, 15 * 60) * 60 };
  });
}

async function checkAnswers(timetable, day, planners, peers, asks) {
  const { arrivalsByBuses, ridesOn } = await serverModule('planner/journey-oracle');
  const numbers = new Map(day.stops.map(({ id }, number) => [id, number]));
  const world = {
    rides: ridesOn(timetable, DAY, 0),
    walks: day.stops.map(({ id }) => day.walks.get(id).map(({ to, seconds }) => [numbers.get(to), seconds])),
    change: day.stops.map(() => CHANGE_SECONDS),
  };
  const tallies = peers.map(({ name }) => ({ name, none: 0, late: 0, impossible: 0, missedByOwnRules: 0 }));
  let found = 0;
  for (const ask of asks) {
    const arrivals = arrivalsByBuses(world, [ask.from], [ask.to], ask.at);
    const best = Math.min(...arrivals);
    if (best < Infinity) found += 1;
    for (const planner of planners) {
      const wrong = wrongIn(
        planner.earliest({ from: [ask.from], to: [ask.to], date: DAY }, ask.at),
        arrivals,
        timetable,
        ask,
      );
      if (wrong !== undefined) throw new Error(`our journey from ${ask.fromId} to ${ask.toId} at ${ask.at} ${wrong}`);
    }
    peers.forEach((peer, index) => judge(tallies[index], peer, day, ask, best));
  }
  return { found, peers: tallies };
}

function judge(tally, peer, day, ask, best) {
  const arrival = peer.ask(ask.fromId, ask.toId, ask.at)?.arrival ?? Infinity;
  if (arrival === Infinity && best < Infinity) tally.none += 1;
  else if (arrival > best) tally.late += 1;
  else if (arrival < best) tally.impossible += 1;
  if (peer.own(ask.fromId, ask.toId, ask.at) > earliestBy(peer.rules, day, ask.fromId, ask.toId, ask.at))
    tally.missedByOwnRules += 1;
}

/** Microseconds a question, each engine in turn over small blocks of questions; the median of the rounds. */
function timeInTurn(engines, asks, rounds) {
  const sums = engines.map(() => []);
  for (const { ask, repeat } of engines) for (let warm = 0; warm < repeat; warm += 1) asks.forEach((each) => ask(each));
  for (let round = 0; round < rounds; round += 1) {
    const spent = engines.map(() => 0);
    for (let first = 0; first < asks.length; first += 10) {
      const block = asks.slice(first, first + 10);
      engines.forEach(({ ask, repeat }, index) => {
        const began = performance.now();
        for (let again = 0; again < repeat; again += 1) for (const each of block) ask(each);
        spent[index] += ((performance.now() - began) * 1_000) / repeat;
      });
    }
    spent.forEach((each, index) => sums[index].push(each / asks.length));
  }
  return engines.map(({ name }, index) => ({ name, each: median(sums[index]) }));
}

/** Milliseconds of a whole-day profile from everywhere to one stop, anew each time. */
function timeProfiles(planner, timetable, random, count) {
  const stops = Array.from({ length: count }, () => between(random, 0, timetable.feed.stops.length - 1));
  for (const stop of stops) planner.usefulDepartures([stop], DAY);
  const times = stops.map((stop) => {
    const began = performance.now();
    planner.usefulDepartures([stop], DAY);
    return performance.now() - began;
  });
  return { median: median(times), worst: Math.max(...times) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function print(figures) {
  for (const {
    name,
    stops,
    trips,
    stopTimes,
    found,
    questions,
    rights,
    microseconds,
    profileMilliseconds,
    memory,
  } of figures) {
    console.log(
      `${name}: ${stops} stops, ${trips} trips, ${stopTimes} stop times; ${questions} questions, ${found} with an answer; all of ours right`,
    );
    const [fresh, kept] = microseconds;
    for (const { name: engine, each } of microseconds) {
      const times = engine.startsWith('ours')
        ? ''
        : `   ours ${(each / fresh.each).toFixed(0)} times as fast with nothing kept, ${(each / kept.each).toFixed(0)} when asked before`;
      console.log(`  ${engine.padEnd(32)} ${each.toFixed(1).padStart(10)} µs${times}`);
    }
    for (const { name: peer, none, late, impossible, missedByOwnRules } of rights) {
      console.log(
        `  ${peer}: of ${questions} answers ${none} found none, ${late} late, ${impossible} with a change of less than two minutes; ${missedByOwnRules} missed by its own rules`,
      );
    }
    console.log(
      `  whole-day profile to one stop    ${profileMilliseconds.median.toFixed(2)} ms (worst ${profileMilliseconds.worst.toFixed(2)} ms)`,
    );
    console.log(
      `  memory, bytes a stop time: timetable ${memory.timetable.toFixed(0)}, of which columns ${memory.columns.toFixed(0)}; planner and one day ${memory.planner.toFixed(0)}`,
    );
  }
}

if (process.argv[2] === '--measure') process.stdout.write(JSON.stringify(await measureAll(Number(process.argv[3]))));
else if (process.argv[1] === SELF) await measureJourneys(Number(process.argv[2] ?? 20_261_124));
