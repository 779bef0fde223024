// How is said what farmers send with a bus, for those who load it?
import { boxesOfDay, clockText, shortPointName, wholeKilograms } from '@kehuoyou/shared';
import type { Cargo, DayLoads, LoadedOrder, LoadedStop, LoadedTrip } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** 225 公斤 1.2 方, rounded down: nobody is promised more than there is. */
export function leftWords({ grams, litres }: Pick<Cargo, 'grams' | 'litres'>): string {
  return `${Math.floor(grams / 1000)} 公斤 ${(Math.floor(litres / 100) / 10).toFixed(1)} 方`;
}

/** 08:04 K01 去县城. */
export function tripTitle({ departure, routeName, headsign }: LoadedTrip): string {
  return `${clockText(departure)} ${routeName} 去${headsign}`;
}

/** 30 箱，冷藏 4 箱，闽G00001示，司机 MT-02. */
export function tripNote({ boxes, chilledBoxes, plate, reliefs = [], staffNumber }: LoadedTrip): string {
  return [
    `${boxes} 箱`,
    ...(chilledBoxes > 0 ? [`冷藏 ${chilledBoxes} 箱`] : []),
    [plate ?? '还没派车', ...reliefs.map((each) => `加 ${each}`)].join(' '),
    staffNumber === undefined ? '还没派司机' : `司机 ${staffNumber}`,
  ].join('，');
}

/** Why something must be done about this bus, in whole sentences; nothing where nothing must. */
export function troubleWords({ cancelled, refusal, over, move }: LoadedTrip): string[] {
  return [
    ...(cancelled === undefined ? [] : [`这班停开：${cancelled}。`]),
    ...(refusal === undefined ? [] : [refusal]),
    ...(over === undefined ? [] : [overWords(over, move)]),
  ];
}

function overWords({ grams, litres }: Cargo, move: number): string {
  const much = [
    ...(grams > 0 ? [`${wholeKilograms(grams)} 公斤`] : []),
    ...(litres > 0 ? [`${(Math.ceil(litres / 100) / 10).toFixed(1)} 方`] : []),
  ].join('、');
  const what = move > 0 ? `，要挪 ${move} 箱到别的车` : '，要挪一些到别的车';
  return `${much === '' ? '装不下全部' : `超了 ${much}`}${what}。`;
}

/** 08:04 立新村. */
export function stopTitle({ departure, pointName, stopName }: LoadedStop): string {
  return `${clockText(departure)} ${pointName === undefined ? stopName : shortPointName(pointName)}`;
}

/** 上 30 箱，往后还空 225 公斤 1.2 方. */
export function stopNote({ boxes, left }: LoadedStop): string {
  return `上 ${boxes} 箱，往后还空 ${leftWords(left)}`;
}

/** 罗** 尾号 0001，07:49 前交。订 75 公斤，过秤 28 箱 70 公斤. */
export function orderNote(order: LoadedOrder): string {
  const { senderName, senderPhoneTail, handInBy, changesHere, bookedGrams, handedIn, weighedGrams } = order;
  return [
    ...(senderName === undefined ? ['位子留着，还没订好'] : [`${senderName} 尾号 ${senderPhoneTail ?? ''}`]),
    ...(changesHere === true ? ['从别的车换上来'] : []),
    ...(handInBy === undefined || handedIn === order.boxes ? [] : [`${clockText(handInBy)} 前交`]),
    `订 ${wholeKilograms(bookedGrams)} 公斤`,
    ...(handedIn === 0 ? [] : [`过秤 ${handedIn} 箱 ${wholeKilograms(weighedGrams)} 公斤`]),
  ].join('，');
}

/** The words that stand out: cold, what must be moved, how far it is. */
export function orderTags({ chilled, move, handedIn, boxes, senderName }: LoadedOrder): { word: string; tone: Tone }[] {
  const far =
    handedIn === boxes
      ? { word: '都交了', tone: 'green' as const }
      : { word: handedIn === 0 ? '还没交' : `交了 ${handedIn} 箱`, tone: 'grey' as const };
  return [
    ...(move === undefined ? [] : [{ word: `挪 ${move} 箱`, tone: 'red' as const }]),
    ...(chilled ? [{ word: '冷藏', tone: 'amber' as const }] : []),
    ...(senderName === undefined ? [] : [far]),
  ];
}

/** The whole day in one breath. */
export function dayWords({ trips }: DayLoads): string {
  const move = trips.reduce((sum, trip) => sum + trip.move, 0);
  return `${trips.length} 班车，${boxesOfDay(trips)} 箱${move > 0 ? `，要挪 ${move} 箱` : ''}`;
}
