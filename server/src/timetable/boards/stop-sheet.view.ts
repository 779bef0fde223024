// What is printed on the sheet that hangs at a stop?
import { longDate, wallTime } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Block, PageDocument } from '../../documents/page-document.js';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { runningDays } from './running-day-words.js';

/** What the sheet is made from. */
export interface StopSheetAsk {
  readonly timetable: TimetableSnapshot;
  /** Number of the stop. */
  readonly stop: number;
  readonly from: ServiceDate;
  /** Midnight of that day, so that all sheets of a day are equal. */
  readonly madeAt: Date;
  /** What the code on the sheet leads to, such as `https://…/s/V104204`. */
  readonly address: string;
}

interface SheetRow {
  readonly seconds: number;
  readonly cells: readonly string[];
  readonly approximate: boolean;
}

/** The sheet: where one can go, and for each of these places when which line leaves on which days. */
export function stopSheet({ timetable, stop, from, madeAt, address }: StopSheetAsk): PageDocument {
  const places = placesFrom(timetable, stop, from);
  const { publisher, version } = timetable.feed.info;
  const rows = [...places.values()].flat();
  return {
    title: timetable.feed.stops[stop]?.name ?? '',
    subtitle: `班车时刻表，${longDate(from)}起`,
    mark: { symbology: 'qr', text: address, words: ['扫码看今天的班车', address.replace(/^https?:\/\//, '')] },
    foot: `${publisher} ${version}，${longDate(from)}印`,
    madeAt,
    scale: 'notice',
    blocks: [...blocksOf(places), ...notes(rows)],
  };
}

function* blocksOf(places: ReadonlyMap<string, readonly SheetRow[]>): Generator<Block> {
  if (places.size === 0) yield { kind: 'paragraph', text: '最近四个星期没有班车从这里开。' };
  for (const [place, rows] of places) {
    yield { kind: 'heading', text: `去 ${place}` };
    yield {
      kind: 'table',
      columns: [
        { name: '开车', share: 1.5, strong: true },
        { name: '线路', share: 1.1 },
        { name: '哪些天', share: 3.4 },
      ],
      rows: rows.map(({ cells }) => cells),
    };
  }
}

function notes(rows: readonly SheetRow[]): Block[] {
  const approximate = rows.some((row) => row.approximate)
    ? ['写“约”的是中途站，车可能早几分钟、晚几分钟到，请早点来等。']
    : [];
  const change = '班车临时有变化，这张纸上看不到，请扫码或者打电话问服务点。';
  return [...approximate, change].map((text) => ({ kind: 'paragraph', text }));
}

/** By destination, the one with the first bus first. */
function placesFrom(timetable: TimetableSnapshot, stop: number, from: ServiceDate): Map<string, SheetRow[]> {
  const places = new Map<string, SheetRow[]>();
  for (const row of timetable.boardingAt(stop)) {
    const trip = timetable.tripOf[row] ?? 0;
    const days = runningDays(from, (date) => timetable.runs(trip, date));
    if (days === undefined) continue;
    const place = placeOf(timetable, row);
    places.set(place, [
      ...(places.get(place) ?? []),
      rowOf(timetable, row, timetable.isForMarket(trip) ? '圩日' : days),
    ]);
  }
  return places;
}

/** Where the bus goes; of one that comes back to this stop the way that it goes round. */
function placeOf(timetable: TimetableSnapshot, row: number): string {
  const headsign = timetable.headsignAt(row);
  if (headsign !== timetable.stopAt(row)?.name) return headsign;
  return timetable.routeOf(timetable.tripOf[row] ?? 0)?.longName ?? headsign;
}

function rowOf(timetable: TimetableSnapshot, row: number, days: string): SheetRow {
  const trip = timetable.tripOf[row] ?? 0;
  const seconds = timetable.departure[row] ?? 0;
  const flags = timetable.flags[row] ?? 0;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const approximate = has(StopTimeFlag.approximate);
  const bay = timetable.bayAt(row);
  const remarks = [
    days,
    ...(bay === undefined ? [] : [bay.name]),
    ...(timetable.tripCarries[trip] === 1 ? ['捎带快递'] : []),
    ...(has(StopTimeFlag.hailOn) ? ['招手即停'] : []),
    ...(has(StopTimeFlag.phoneBefore) ? ['要先打电话约'] : []),
    ...(has(StopTimeFlag.askDriver) ? ['要和司机说好'] : []),
  ];
  return {
    seconds,
    approximate,
    cells: [
      `${approximate ? '约' : ''}${wallTime(seconds)}`,
      timetable.routeOf(trip)?.shortName ?? '',
      remarks.join('，'),
    ],
  };
}
