// What does a bag's seal come to: at a bus's door, beside a parcel that wants a bag, or by itself?
import type { HubBag, HubBus, HubTrip, ScanEvent } from '@kehuoyou/shared';
import type { ScanDraft } from '../scanning/scan-queue';
import { bagLoad, bagStates, busName, busOn, missingOf, placeName, stopNumber } from '../freight-words';
import { refused, tailOf } from './came-to';
import type { CameTo, InHand, Scan } from './came-to';
import { placeOfBag } from './hub-fold';

/** A bag, where it goes, and with which bus. */
export interface BagHere {
  readonly bag: HubBag;
  readonly pointId?: string;
  readonly pointName?: string;
  readonly trip?: HubTrip;
  readonly bus?: HubBus;
}

/** A bag of which the day or the server has told. */
export function ofBag(scan: Scan, here: BagHere): CameTo {
  const { part, hand } = scan;
  const { bag, pointId } = here;
  if (part === 'sort' && hand?.kind === 'parcel' && hand.pointId !== undefined) {
    if (bag.state === 'open' && pointId === hand.pointId) return intoBag(scan, hand, bag.seal, here.trip ?? here.bus);
    if (hand.wantsBag === true)
      return refused(
        bag.state === 'open'
          ? `${bag.seal} 去${placeName(here.pointName ?? '')}`
          : `${bag.seal} ${bagStates[bag.state].word}`,
        `${tailOf(hand.waybill)} 去${placeName(hand.pointName ?? '')}，换一个袋子`,
        hand,
      );
  }
  return part === 'load' ? loadBag(scan, here) : lies(scan, here);
}

/** Where a bag lies and for which bus it is. */
function lies(
  { desk: { date } }: Scan,
  { bag, pointName, trip, bus }: BagHere,
  hand: InHand = { kind: 'bag', seal: bag.seal },
): CameTo {
  const own = trip ?? bus;
  return {
    state: bagStates[bag.state].state,
    head: [own === undefined ? '没有定班车' : busOn(own, date), placeName(pointName ?? '')].join(' '),
    ...(trip?.bay === undefined ? {} : { tag: trip.bay }),
    note: `${bag.seal} ${bagStates[bag.state].word} · ${bagLoad(bag)}`,
    drafts: [],
    hand,
  };
}

/** A bag at a bus's door: on it, or why not. */
function loadBag(scan: Scan, here: BagHere): CameTo {
  const { bag, trip } = here;
  const own = trip ?? here.bus;
  const hand: InHand = { kind: 'bag', seal: bag.seal };
  if (own === undefined) return { ...lies(scan, here), state: 'careful', note: `${bag.seal} 还没有定坐哪班车` };
  const why = trip === undefined ? undefined : whyNot(trip);
  if (why !== undefined) return refused(`不装 ${bag.seal}`, why, hand);
  if (bag.state === 'open')
    return {
      ...lies(scan, here),
      state: 'careful',
      head: `${bag.seal} 还没封袋`,
      note: `${bagLoad(bag)}，先封袋再装`,
    };
  if (bag.state === 'sealed' && bag.strays !== undefined && !isInHand(scan.hand, bag))
    return {
      ...lies(scan, here),
      state: 'careful',
      head: `${bag.seal} 里有 ${bag.strays.length} 件改送别处`,
      note: `先拿出${bag.strays.map(tailOf).join('、')}，到“分拣”里扫一遍。车等不了，就再扫一次照装`,
    };
  if (bag.state !== 'sealed')
    return { ...lies(scan, here), state: 'careful', head: `${bag.seal} 早就${bagStates[bag.state].word}` };
  return {
    ...lies(scan, here),
    state: 'done',
    note: loadedNote(here),
    drafts: [loading(scan.desk.pointId, { seal: bag.seal }, own)],
  };
}

/** Scanned again after it was said what is in it: it goes as it is, and whoever unloads it finds what does not belong there. */
function isInHand(hand: InHand | undefined, { seal }: HubBag): boolean {
  return hand?.kind === 'bag' && hand.seal === seal;
}

/** 22 件 34 公斤 · 第 3 站放下 · 还差 1 袋. */
function loadedNote({ bag, trip, pointId }: BagHere): string {
  const place = trip === undefined || pointId === undefined ? undefined : stopNumber(trip, pointId);
  const missing = trip === undefined ? [] : missingOf(trip).filter(({ seal }) => seal !== bag.seal);
  return [
    bagLoad(bag),
    ...(place === undefined ? [] : [`第 ${place} 站放下`]),
    ...(trip === undefined ? [] : [missing.length === 0 ? '这班装齐了' : `还差 ${missing.length} 袋`]),
  ].join(' · ');
}

/** Why nothing may be put on a bus any more; undefined where it may. */
export function whyNot(trip: HubTrip): string | undefined {
  if (trip.state === 'cancelled') return `${busName(trip)} 停开${trip.reason === undefined ? '' : `：${trip.reason}`}`;
  if (trip.state === 'left') return `${busName(trip)} 已经开走了`;
  return trip.refusal;
}

/** What puts something on a bus. */
export function loading(
  pointId: string,
  what: Pick<ScanEvent, 'seal' | 'waybill'>,
  { tripId, serviceDate }: Pick<HubBus, 'tripId' | 'serviceDate'>,
): ScanDraft {
  return { type: 'LOADED', ...what, pointId, tripId, serviceDate };
}

/** One more piece in a bag. */
export function intoBag(
  { desk }: Scan,
  hand: InHand & { kind: 'parcel' },
  seal: string,
  bus: Pick<HubBus, 'tripId' | 'serviceDate' | 'departure' | 'routeName'> | undefined,
): CameTo {
  const inside = placeOfBag(desk, seal)?.bag.pieces ?? 0;
  const draft: ScanDraft = {
    type: 'SORTED',
    waybill: hand.waybill,
    pointId: desk.pointId,
    ...(hand.pointId === undefined ? {} : { toPointId: hand.pointId }),
    seal,
    ...(bus === undefined ? {} : { tripId: bus.tripId, serviceDate: bus.serviceDate }),
  };
  return {
    state: 'done',
    head: `放 ${seal} ${placeName(hand.pointName ?? '')}`,
    ...(bus === undefined ? {} : { tag: busOn(bus, desk.date) }),
    note: `${tailOf(hand.waybill)} · 这一袋 ${inside + 1} 件`,
    drafts: [draft],
    hand: { kind: 'bag', seal },
  };
}

/** A parcel that is put into a bag that was chosen by hand, without anybody having been asked where it goes. */
export function byHand(scan: Omit<Scan, 'found' | 'code'>, waybill: string, seal: string): CameTo {
  const place = placeOfBag(scan.desk, seal);
  if (place === undefined) return refused(`没有 ${seal} 这个袋子`, '再看一看封条号');
  const { pointId, pointName } = place;
  return intoBag(
    { ...scan, code: seal, found: undefined },
    { kind: 'parcel', waybill, pointId, pointName },
    seal,
    place.trip,
  );
}
