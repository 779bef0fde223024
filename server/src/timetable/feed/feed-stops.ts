// Which stops and stations does the feed have, and do they stand in each other rightly?
import type { FeedStop } from './feed.js';
import type { FeedSource } from './feed-source.js';

/** Location types of stops.txt. */
const STATION = 1;
const ENTRANCE = 2;
const BOARDING_AREA = 4;

interface ReadStop {
  readonly stop: FeedStop;
  readonly row: number;
  readonly placed: boolean;
}

/** Reads stops.txt. Nodes and boarding areas without a position stand where their parent does. */
export async function readStops(source: FeedSource): Promise<FeedStop[]> {
  const read = await source.read('stops.txt', (table): ReadStop => {
    const locationType = table.choice('location_type', BOARDING_AREA, 0);
    const placed = table.has('stop_lat') && table.has('stop_lon');
    // Spec: a position and a name are required of stops, stations and entrances.
    if (!placed && locationType <= ENTRANCE)
      table.fault('stop_without_location', table.has('stop_lat') ? 'stop_lon' : 'stop_lat', '站点缺经纬度');
    const name = locationType <= ENTRANCE ? table.text('stop_name', 128) : (table.optional('stop_name', 128) ?? '');
    return {
      row: table.row,
      placed,
      stop: {
        stopId: table.id('stop_id'),
        name,
        latitude: placed ? table.decimal('stop_lat', -90, 90) : 0,
        longitude: placed ? table.decimal('stop_lon', -180, 180) : 0,
        locationType,
        parentStation: table.optionalId('parent_station'),
        wheelchairBoarding: table.choice('wheelchair_boarding', 2, 0),
        platformCode: table.optional('platform_code', 16),
      },
    };
  });
  const byId = new Map(read.map((each) => [each.stop.stopId, each]));
  for (const each of read) checkParent(each, byId, source);
  return read.map((each) => (each.placed ? each.stop : { ...each.stop, ...positionOf(each, byId) }));
}

function checkParent({ stop, row }: ReadStop, byId: ReadonlyMap<string, ReadStop>, { issues }: FeedSource): void {
  const at = { file: 'stops.txt', row, field: 'parent_station' };
  if (stop.parentStation === null) {
    if (stop.locationType >= ENTRANCE)
      issues.add({ ...at, code: 'location_without_parent_station', reason: '出入口、通道和登车区要写明属于哪个车站' });
    return;
  }
  if (stop.locationType === STATION)
    return issues.add({ ...at, code: 'station_with_parent_station', reason: '车站本身不能再属于别的车站' });
  const parent = byId.get(stop.parentStation)?.stop;
  if (!parent && !issues.readWhole('stops.txt')) return;
  if (!parent)
    return issues.add({ ...at, code: 'foreign_key_violation', reason: `没有 stop_id 为“${stop.parentStation}”的车站` });
  const wanted = stop.locationType === BOARDING_AREA ? 0 : STATION;
  if (parent.locationType !== wanted)
    issues.add({
      ...at,
      code: 'wrong_parent_location_type',
      reason: `“${parent.stopId}”不是${wanted === STATION ? '车站' : '站台'}`,
    });
}

function positionOf(stop: ReadStop, byId: ReadonlyMap<string, ReadStop>): Pick<FeedStop, 'latitude' | 'longitude'> {
  // A boarding area lies in a platform and that in a station: more than two steps up is a circle.
  let at: ReadStop | undefined = stop;
  for (let step = 0; at && !at.placed && step < 3; step += 1) at = byId.get(at.stop.parentStation ?? '');
  return { latitude: at?.stop.latitude ?? 0, longitude: at?.stop.longitude ?? 0 };
}
