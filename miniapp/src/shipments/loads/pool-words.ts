// How is said who waits for a full bus, and what the company said to it?
import { clockText, shortPointName, wholeKilograms } from '@kehuoyou/shared';
import type { FieldCollection, Pool, PoolAnswer, PooledPoint } from '@kehuoyou/shared';

/** 08:04 K01 去县城. */
export function poolTitle({ departure, routeName, headsign }: Pool): string {
  return `${clockText(departure)} ${routeName} 去${headsign}`;
}

/** 3 家 42 箱（105 公斤）在等，车上还差 80 公斤. */
export function poolNote({ households, boxes, grams, short }: Pool): string {
  if (boxes === 0) return '现在没有人等了。';
  const lacks =
    short.grams > 0 ? `${wholeKilograms(short.grams)} 公斤` : `${(Math.ceil(short.litres / 100) / 10).toFixed(1)} 方`;
  return `${households} 家 ${boxes} 箱（${wholeKilograms(grams)} 公斤）在等，车上还差 ${lacks}`;
}

/** 立新村 30 箱. */
export function pooledPointWords({ pointName, boxes, households }: PooledPoint): { title: string; note: string } {
  return { title: `${shortPointName(pointName)} ${boxes} 箱`, note: `${households} 家` };
}

/** What the company said last, in a whole sentence. */
export function poolAnswerWords({ decision, plate, collect, reason }: PoolAnswer): string {
  if (decision === 'none') return `已答复：加不了车，${reason ?? '没有车可以加'}。`;
  const fetched = collect === undefined ? '' : `，${collect.at} 到${collect.where}收货`;
  return `已加一辆车：${plate ?? ''}${fetched}。`;
}

/** To somebody who waits. */
export function sharedAnswerWords({ decision, collect, reason }: PoolAnswer): string {
  if (decision === 'none') return `公司答复加不了车：${reason ?? '没有车可以加'}。有人退了位子还会先给您。`;
  return collect === undefined
    ? '公司加了一辆车，位子留到了马上告诉您。'
    : `公司加了一辆车，${collect.at} 到${collect.where}收货。位子留到了马上告诉您。`;
}

/**
 * To somebody who has a place: where the boxes can be brought besides the point; `day` such as 明天. Once it should have
 * been there, what whoever still waits for it can do; `keptFen` is kept of what others of the order's buses take.
 */
export function fieldWords(
  { at, where }: FieldCollection,
  day: string,
  past?: { readonly keptFen: number | undefined },
): string {
  const comes = `${day} ${at} 有车到${where}收货`;
  if (past === undefined) return `${comes}，箱子可以直接放到那里，也可以照常交到服务点。`;
  const free = (past.keptFen ?? 0) > 0 ? '等这辆车的箱子，取消不收钱。' : '现在取消不收钱。';
  return `说好${comes}。车没来、不想等了，${free}`;
}
