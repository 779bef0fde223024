// How do carriers and 邮配送 announce parcels to us, and hear how they went on?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { ParcelDue } from '../custody/parcel-due.js';
import type { ParcelState } from '../custody/parcel-state.js';
import type { CarrierReason, CarrierStatus } from './carrier-status.js';
import type { KarrioReason, KarrioStatus } from './karrio-status.js';

/** For whom a parcel is, as its label says. */
export interface AnnouncedRecipient {
  readonly name: string;
  /** Whole, or masked as on the label (`138****5678`). */
  readonly phone?: string;
  /** 电商虚拟号; what follows the - tells one parcel from another. */
  readonly virtualNumber?: string;
}

/** A parcel that is to come. */
export interface AnnouncedRow {
  readonly waybill: string;
  /** 快递100's code. */
  readonly carrier: string;
  readonly recipient: AnnouncedRecipient;
  /** Twelve digits; without a point it goes to the village's own. */
  readonly villageCode?: string;
  readonly pointId?: string;
  /** Day on which it is to reach the county. */
  readonly expectedOn?: ServiceDate;
  /** What its recipient still owes the carrier; absent where all is paid. */
  readonly due?: ParcelDue;
}

/** Most rows of one announcement. */
export const MOST_ANNOUNCED = 500;

/** What is wrong with one row, in words. */
export const announcementFaults = {
  row_not_valid: '这一行不是一件快递',
  unknown_field: '多了一个不认识的项目',
  waybill_not_valid: '单号要 6 到 32 位字母或数字',
  carrier_not_valid: '快递公司要写快递100的代码，如 yuantong',
  recipient_not_valid: '要写收件人的姓名，最长 40 个字',
  phone_not_valid: '电话只能有数字、星号和横线，最长 32 位',
  virtual_number_not_valid: '虚拟号只能有数字和横线，最长 32 位',
  village_not_found: '没有这个村',
  point_not_found: '没有这个服务点',
  date_not_valid: '日期要写成 2026-01-31',
  due_not_valid: 'due 只能写 freight（到付）或 goods（代收货款）',
} as const;
export type AnnouncementFault = keyof typeof announcementFaults;

/** What became of one row, in the order in which they were sent. */
export interface AnnouncementOutcome {
  /** From 0. */
  readonly row: number;
  /** `repeated`: it was announced before, and what was not known of it yet was noted. */
  readonly outcome: 'announced' | 'repeated' | 'refused';
  readonly parcelId?: string;
  readonly reason?: AnnouncementFault;
  readonly message?: string;
}

/** A change of a parcel that the partner has announced. Holds nothing of its recipient. */
export interface PartnerEvent {
  /** Where to go on: `after` of the next question. */
  readonly cursor: string;
  readonly parcelId: string;
  readonly waybill: string;
  readonly carrier: string;
  readonly state: ParcelState;
  readonly stateText: string;
  /** Since when it is so. */
  readonly at: string;
  /** Where it is or goes. */
  readonly pointId?: string;
  /** The same in the words of carriers. */
  readonly status: CarrierStatus;
  readonly reason?: CarrierReason;
  /** The same in 快递100's numbers, 快递鸟's, and Karrio's names. */
  readonly kuaidi100: { readonly state: string; readonly statusCode: string };
  readonly kdniao: string;
  readonly karrio: { readonly status: KarrioStatus; readonly reason?: KarrioReason };
}

/** Some of the changes, the oldest first. */
export interface PartnerEvents {
  readonly events: readonly PartnerEvent[];
  /** The cursor of the last one, or the one that was given where there is nothing new. */
  readonly next: string;
}

/** Programs that hold a key (`partner-key`); each sees what it has announced, and nothing else. */
export const partnerApi = {
  announce: endpoint<{ readonly parcels: readonly AnnouncedRow[] }, { readonly outcomes: AnnouncementOutcome[] }>(
    'POST',
    '/api/partner/v1/announcements',
    {
      access: ['public'],
      signed: true,
      summary: 'Announces parcels that are to come, at most 500; each row is taken or refused by itself',
      keyless: 'a parcel is known by carrier and waybill, so that announcing it again announces nothing new',
    },
  ),
  events: endpoint<{ readonly after?: string }, PartnerEvents>('GET', '/api/partner/v1/events', {
    access: ['public'],
    signed: true,
    summary: 'What became of the parcels that this key has announced, after a cursor; the oldest first, at most 200',
  }),
};
