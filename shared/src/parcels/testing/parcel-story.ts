// How is the story of a parcel told in a test, fact after fact?
import type { ParcelFact } from '../custody/parcel-fact.js';

/** 2026-12-01 08:00 in the county. */
export const MORNING = Date.parse('2026-12-01T08:00:00+08:00');

/** Who says what, as the policies let them. */
const SOURCES: Readonly<Partial<Record<ParcelFact['type'], ParcelFact['source']>>> = {
  ANNOUNCED: 'carrier',
  HUB_RECEIVED: 'hub',
  SORTED: 'hub',
  BAG_SEALED: 'hub',
  LOADED: 'hub',
  DEPARTED: 'driver',
  TRANSFERRED: 'driver',
  EXTENDED: 'recipient',
  CONSENT_REFUSED: 'recipient',
  HOME_ASKED: 'recipient',
  COLLECT_DISPUTED: 'recipient',
  DISPUTE_SETTLED: 'office',
  LOST_DECLARED: 'office',
  RELEASED: 'office',
  REROUTED: 'office',
  CORRECTED: 'office',
};

type Said = Partial<Omit<ParcelFact, 'type' | 'at'>>;

/** A fact `minute` minutes after eight; its id says when and what. */
export function fact(minute: number, type: ParcelFact['type'], said: Said = {}): ParcelFact {
  const source = said.source ?? SOURCES[type] ?? 'keeper';
  return {
    eventId: `${String(minute).padStart(4, '0')} ${type}${said.pointId === undefined ? '' : ` ${said.pointId}`}`,
    deviceId: `phone of the ${source}`,
    deviceSeq: minute,
    at: MORNING + minute * 60_000,
    type,
    source,
    actor: source,
    own: true,
    ...said,
  };
}

/** A fact of a bag in which the parcel may be. */
export const ofBag = (minute: number, type: ParcelFact['type'], seal: string, said: Said = {}): ParcelFact =>
  fact(minute, type, { own: false, seal, ...said });

/** The morning bus. */
export const bus = { tripId: 'K01-7', serviceDate: '2026-12-01' } as const;

/** The bus after it. */
export const later = { tripId: 'K01-9', serviceDate: '2026-12-01' } as const;

/** A parcel on its usual way, until it is on the shelf of 俞坊. */
export const usualWay: readonly ParcelFact[] = [
  fact(-600, 'ANNOUNCED', { toPointId: 'yufang' }),
  fact(0, 'HUB_RECEIVED', { pointId: 'hub' }),
  fact(5, 'SORTED', { pointId: 'hub', toPointId: 'yufang', seal: 'YD0731' }),
  ofBag(10, 'BAG_SEALED', 'YD0731', { pointId: 'hub', toPointId: 'yufang' }),
  ofBag(20, 'LOADED', 'YD0731', { pointId: 'hub', ...bus }),
  fact(30, 'DEPARTED', { own: false, ...bus }),
  ofBag(90, 'BAG_ACCEPTED', 'YD0731', { pointId: 'yufang' }),
  fact(95, 'SHELVED', { pointId: 'yufang', shelf: '2-3-3882' }),
];

/** What befell it until then. */
export const until = (minute: number): ParcelFact[] => usualWay.filter(({ at }) => at <= MORNING + minute * 60_000);
