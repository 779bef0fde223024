// How does a preview read, stop by stop?
import type { BoardChange, EditPreview } from '@kehuoyou/shared';
import { placeName } from '../departures/departure-words';
import { datesWords } from '../changing/edit-words';

/** One line of a stop's card: what stands there before, and after. */
export interface PreviewRow {
  readonly key: string;
  /** The time that is looked for first: the new one, or the one that goes. */
  readonly figure: string;
  readonly state: 'usual' | 'cancelled';
  /** 去嵩溪镇 · K01. */
  readonly title: string;
  /** 原来 06:37，改到 06:50 · 11月25日到27日. */
  readonly note: string;
  /** 改时间, 加开, 停开, 不开了, 恢复. */
  readonly tag: { readonly word: string; readonly tone: 'green' | 'amber' | 'red' };
}

/** A stop whose board would be different. */
export interface PreviewStop {
  readonly stopId: string;
  readonly name: string;
  readonly rows: readonly PreviewRow[];
}

/** The stops in the order in which the buses come by, each with its changes. */
export function previewStops({ changes }: EditPreview): PreviewStop[] {
  const stops = new Map<string, { name: string; rows: PreviewRow[] }>();
  for (const change of changes) {
    const stop = stops.get(change.stopId) ?? { name: placeName(change.stopName), rows: [] };
    stop.rows.push(rowOf(change));
    stops.set(change.stopId, stop);
  }
  const first = ({ rows }: { readonly rows: readonly PreviewRow[] }): string =>
    rows.map(({ figure }) => figure).sort()[0] ?? '';
  return [...stops]
    .map(([stopId, { name, rows }]) => ({ stopId, name, rows }))
    .sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
}

function rowOf(change: BoardChange): PreviewRow {
  const { before, after, cancelled, tripId, dates } = change;
  const { words, tag } = whatHappens(before, after, cancelled);
  const gone = after === undefined || cancelled !== undefined;
  return {
    key: JSON.stringify([tripId, before, after, cancelled, dates[0]]),
    figure: after ?? before ?? '',
    state: gone ? 'cancelled' : 'usual',
    title: `去${placeName(change.headsign)} · ${change.routeName}`,
    note: `${words} · ${datesWords(dates)}`,
    tag,
  };
}

function whatHappens(
  before: string | undefined,
  after: string | undefined,
  cancelled: string | undefined,
): { words: string; tag: PreviewRow['tag'] } {
  if (cancelled !== undefined) return { words: `划掉，写明停开：${cancelled}`, tag: { word: '停开', tone: 'red' } };
  if (before === undefined) return { words: '新出现的一班', tag: { word: '加开', tone: 'green' } };
  if (after === undefined) return { words: `原来 ${before} 有，以后没有了`, tag: { word: '不开了', tone: 'red' } };
  if (before === after) return { words: '原来停开，又开了', tag: { word: '恢复', tone: 'green' } };
  return { words: `原来 ${before}，改到 ${after}`, tag: { word: '改时间', tone: 'amber' } };
}
