// What is done to parcels, and how does it reach the server?
import type { ServiceDate } from '../../clock.js';
import type { DeviceEvent, DeviceSending } from '../../device-facts/device-fact.js';
import { factRefusals } from '../../device-facts/fact-outcome.js';
import type { FactOutcome } from '../../device-facts/fact-outcome.js';
import { endpoint } from '../../endpoint.js';
import { rolesOf } from '../../policy.js';
import { scanPolicy } from '../parcels.policy.js';
import type { ParcelState } from './parcel-state.js';

/** What an event is about: one parcel by its number, a bag with everything in it by its seal, or a whole bus. */
export type ScanSubject = 'parcel' | 'bag' | 'trip';

/** How a kind of event is told to people, what it may be about, and which fields it needs besides. */
export interface ScanKind {
  /** In a timeline, in a few words. */
  readonly name: string;
  readonly about: readonly ScanSubject[];
  readonly needs?: readonly (keyof ScanEvent)[];
}

/**
 * Everything that can be reported of parcels. Names are those of the county's state machine; each is a fact that
 * somebody saw or did, never a wish.
 */
export const scanKinds = {
  HUB_RECEIVED: { name: '县共配中心收到', about: ['parcel'], needs: ['pointId'] },
  SORTED: { name: '分拣到服务点', about: ['parcel'], needs: ['pointId', 'toPointId'] },
  BAG_SEALED: { name: '封袋', about: ['bag'], needs: ['pointId', 'toPointId'] },
  LOADED: { name: '装上班车', about: ['parcel', 'bag'], needs: ['tripId', 'serviceDate'] },
  REPLANNED: { name: '改坐另一班车', about: ['parcel', 'bag'], needs: ['tripId', 'serviceDate', 'reason'] },
  DEPARTED: { name: '班车开出', about: ['trip'] },
  TRANSFERRED: { name: '换到另一班车', about: ['parcel', 'bag'], needs: ['tripId', 'serviceDate'] },
  UNLOADED: { name: '卸车', about: ['parcel', 'bag'], needs: ['pointId'] },
  BAG_ACCEPTED: { name: '整袋交给服务点', about: ['bag'], needs: ['pointId'] },
  SHELVED: { name: '上架，可以来取', about: ['parcel'], needs: ['pointId', 'rack', 'layer'] },
  SHORT: { name: '袋里没有这一件', about: ['parcel'], needs: ['pointId'] },
  EXTRA: { name: '单子上没有，多出来的', about: ['parcel'], needs: ['pointId'] },
  DAMAGED: { name: '破了', about: ['parcel', 'bag'], needs: ['photoSha256'] },
  MISSORT: { name: '送错点了', about: ['parcel'], needs: ['pointId'] },
  CONTACT_BAD: { name: '电话打不通或不对', about: ['parcel'], needs: ['pointId'] },
  NOTICE_VERBAL: { name: '站长当面或打电话告诉了', about: ['parcel'], needs: ['pointId'] },
  REMINDED: { name: '站长又催了一次', about: ['parcel'], needs: ['pointId'] },
  CONSENT_GIVEN: { name: '收件人说可以放在服务点', about: ['parcel'], needs: ['pointId'] },
  COUNTED: { name: '盘点时还在', about: ['parcel'], needs: ['pointId'] },
  COLLECTED: { name: '取走', about: ['parcel'], needs: ['pointId', 'method'] },
  HOME_DELIVERED: { name: '送到家', about: ['parcel'], needs: ['pointId'] },
  REFUSED: { name: '收件人不要', about: ['parcel'], needs: ['pointId', 'reason'] },
  RETURN_DECIDED: { name: '决定退回', about: ['parcel'], needs: ['pointId', 'reason'] },
  RETURN_HANDED: { name: '退给快递公司', about: ['parcel'], needs: ['pointId'] },
  HELD_SUSPECT: { name: '暂时扣下，等检查', about: ['parcel'], needs: ['pointId'] },
  RELEASED: { name: '检查过了，放行', about: ['parcel'], needs: ['pointId'] },
  REROUTED: { name: '改送别的服务点', about: ['parcel'], needs: ['toPointId', 'reason'] },
  LOST_DECLARED: { name: '认定丢失', about: ['parcel'], needs: ['reason'] },
  DISPUTE_SETTLED: { name: '查过是谁取的', about: ['parcel'], needs: ['upheld', 'reason'] },
  CORRECTED: { name: '更正', about: ['parcel'], needs: ['toState', 'reason'] },
  RETRACTED: { name: '撤销', about: ['parcel', 'bag', 'trip'], needs: ['retracts'] },
} as const satisfies Readonly<Record<string, ScanKind>>;

/** What staff scan. */
export type ScanType = keyof typeof scanKinds;
export const scanTypes = Object.keys(scanKinds) as readonly ScanType[];

/**
 * Events that no scanner makes: `ANNOUNCED` by a carrier, the hub's list or a partner; the others by the recipient.
 */
export const otherParcelEvents = {
  ANNOUNCED: '快递公司说要来',
  EXTENDED: '收件人说再放几天',
  HOME_ASKED: '收件人要送到家',
  CONSENT_REFUSED: '收件人不同意放在服务点',
  COLLECT_DISPUTED: '收件人说不是本人取的',
} as const;
export type ParcelEventType = ScanType | keyof typeof otherParcelEvents;

/** What happened, in a few words. */
export function parcelEventName(type: ParcelEventType): string {
  return type in otherParcelEvents
    ? otherParcelEvents[type as keyof typeof otherParcelEvents]
    : scanKinds[type as ScanType].name;
}

/** By what a keeper knew to whom to give it. */
export const collectMethods = ['code', 'tail_and_name', 'known', 'agent'] as const;
export type CollectMethod = (typeof collectMethods)[number];
/** The methods as a keeper says them. */
export const collectMethodNames: Readonly<Record<CollectMethod, string>> = {
  code: '凭取件码',
  tail_and_name: '报了尾号和姓名',
  known: '站长认得本人',
  agent: '别人代取',
};

/** Who stood at the counter. */
export const takers = ['self', 'family', 'agent'] as const;
export type Taker = (typeof takers)[number];

/** One event as the phone makes it, once; it may be sent any number of times, in any order. */
export interface ScanEvent extends DeviceEvent {
  readonly type: ScanType;
  /** Number on the label. */
  readonly waybill?: string;
  /** Code of the carrier (快递100); needed only where two carriers use one number. */
  readonly carrier?: string;
  /** Number on a bag's seal, used once. For SORTED the bag into which it went. */
  readonly seal?: string;
  /** Where it happened: a service point, a township station or the hub. */
  readonly pointId?: string;
  /** Where it is to go. */
  readonly toPointId?: string;
  /** The bus; for SORTED and BAG_SEALED the one for which it is meant. */
  readonly tripId?: string;
  readonly serviceDate?: ServiceDate;
  /** What a bag weighs, and how much room it takes; for BAG_SEALED. */
  readonly grams?: number;
  readonly litres?: number;
  /** Shelf and layer, from 1; with the number's tail they are the shelf code. */
  readonly rack?: number;
  readonly layer?: number;
  /** Why, in words for whoever asks later. */
  readonly reason?: string;
  readonly method?: CollectMethod;
  /** Who took it, if not the recipient; kept sealed, shown masked. */
  readonly agent?: string;
  /** For COLLECTED: who stood at the counter. */
  readonly taker?: Taker;
  /** For COLLECTED: the question to which its household said yes, if it was asked. */
  readonly agentQuestion?: string;
  /** Of a photo that is uploaded apart, 64 hexadecimal digits. */
  readonly photoSha256?: string;
  /** For CORRECTED. */
  readonly toState?: ParcelState;
  /** For DISPUTE_SETTLED: true when somebody else had taken it. */
  readonly upheld?: boolean;
  /** For RETRACTED: the event that was a slip. */
  readonly retracts?: string;
}

/** Why an event is refused. */
export const scanRefusals = {
  ...factRefusals,
  not_yours: '这里不归您管',
  incomplete: '这条记录不完整',
  waybill_not_valid: '单号不对，请对着面单再扫一次',
  carrier_needed: '这个单号两家快递都有，请选是哪一家',
  trip_not_found: '没有这一班车，或者那天不开',
  trip_gone: '这班车停开了，或者已经从这里开走了',
  vehicle_not_allowed: '这辆车不能装快递，请换一辆车',
  no_room: '这班车装不下了，请放下一班',
} as const satisfies Record<string, string>;
export type ScanRefusal = keyof typeof scanRefusals;

/** What a bag may weigh and take, grams and litres: more is a slip of the finger. */
export const MOST_BAG = { grams: 200_000, litres: 2_000 } as const;

/** What became of an event. */
export interface ScanOutcome extends FactOutcome<ScanRefusal> {
  /** For SHELVED: the shelf code that it got, lengthened where another parcel there had the shorter one. */
  readonly shelf?: string;
}

/** Events that one batch may hold. */
export { MOST_FACTS as MOST_SCANS } from '../../device-facts/device-fact.js';

/** The endpoint of scans. */
export const scansApi = {
  submit: endpoint<DeviceSending & { readonly events: readonly ScanEvent[] }, { outcomes: ScanOutcome[] }>(
    'POST',
    '/api/scans',
    {
      access: rolesOf(scanTypes.map((type) => scanPolicy[type])),
      summary: 'What was done to parcels, a batch from one phone; each event is counted once, whatever the order',
    },
  ),
};
