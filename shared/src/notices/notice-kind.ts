// Which kinds of notice are there, and which of them is worth disturbing somebody for?
import type { Moves } from '../moves.js';

/** WeChat templates that we ask people to accept, by what they are for. */
export const messageTemplates = ['service_change', 'announcement', 'parcel', 'progress'] as const;
export type MessageTemplate = (typeof messageTemplates)[number];

/** The templates as the button that asks for acceptance names them. */
export const messageTemplateNames: Readonly<Record<MessageTemplate, string>> = {
  service_change: '班车和服务点变动提醒',
  announcement: '县里和乡镇的重要通知',
  parcel: '快递到了、被取走了的提醒',
  progress: '您说的事有了回音的提醒',
};

/** Kinds of notice; a feature that has something new to tell adds its row here. */
export const noticeKinds = [
  'trip_cancelled',
  'trip_restored',
  'trip_reminder',
  'trip_late',
  'point_paused',
  'point_resumed',
  'timetable_ending',
  'announcement',
  'parcel_ready',
  'parcel_collected',
  'parcel_returning',
  'parcel_disputed',
  'parcels_coming',
  'parcels_replanned',
  'parcel_agent_asked',
  'parcel_leave_asked',
  'shipment_rolled',
  'shipment_point',
  'shipment_held',
  'shipment_missed',
  'shipment_pooled',
  'shipment_pool_asked',
  'shipment_at_hub',
  'shipment_held_back',
  'shipment_handed',
  'shipment_delivered',
  'shipment_returned',
  'shipment_claim',
  'parcel_redirect_asked',
  'parcel_redirected',
  'parcel_bus_changed',
  'parcel_on_its_way',
  'errand_bought',
  'errand_ready',
  'errand_lost',
  'complaint_news',
  'complaint_asked',
  'complaint_answered',
  'complaint_work',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How a kind of notice is told. Every notice stands in the inbox; this is about what goes beyond it. */
export interface NoticeRule {
  readonly name: string;
  /** 1 is told first when several wait. */
  readonly priority: 1 | 2 | 3;
  /** The WeChat template; without one it is never sent. */
  readonly template?: MessageTemplate;
  /**
   * Acceptances that must be left over after it was sent. One acceptance is one message, so the lesser
   * kinds leave the last ones to what matters more.
   */
  readonly leaveOver: number;
  /** True: who cannot be reached by WeChat is called by the keeper. */
  readonly call: boolean;
  /** The kind that it takes back: what has not been told yet of that one need not be told any more. */
  readonly undoes?: NoticeKind;
}

/** The table. Somebody who waits at the roadside for a bus that will not come comes first. */
export const noticeRules: Readonly<Record<NoticeKind, NoticeRule>> = {
  trip_cancelled: { name: '班车取消', priority: 1, template: 'service_change', leaveOver: 0, call: true },
  trip_restored: {
    name: '班车恢复',
    priority: 1,
    template: 'service_change',
    leaveOver: 1,
    call: true,
    undoes: 'trip_cancelled',
  },
  // Somebody asked for it, for this one bus; how late it is they can also look up.
  trip_reminder: { name: '班车提醒', priority: 1, template: 'service_change', leaveOver: 0, call: false },
  trip_late: { name: '班车晚点', priority: 2, template: 'service_change', leaveOver: 1, call: false },
  point_paused: { name: '服务点暂停', priority: 2, template: 'service_change', leaveOver: 1, call: false },
  point_resumed: {
    name: '服务点恢复',
    priority: 3,
    template: 'service_change',
    leaveOver: 2,
    call: false,
    undoes: 'point_paused',
  },
  // The office has weeks for it, and looks into its inbox every day.
  timetable_ending: { name: '时刻表到期', priority: 3, template: 'service_change', leaveOver: 2, call: false },
  // Who has no WeChat is called by the keeper: fresh food does not wait.
  parcel_ready: { name: '快递到了', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  // The message that stops theft: the last acceptance is kept for it.
  parcel_collected: { name: '快递被取走', priority: 1, template: 'parcel', leaveOver: 0, call: false },
  parcel_returning: { name: '快递要退回', priority: 1, template: 'parcel', leaveOver: 0, call: true },
  // Who does not look at the phone is asked by the keeper on the telephone.
  parcel_leave_asked: { name: '能不能放服务点', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  // Its point is closed: it lies at the hub until somebody has said where it may go.
  parcel_redirect_asked: { name: '换个服务点取', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  parcel_redirected: { name: '快递改送', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  // Told to whoever has not chosen otherwise; the wallet says it besides.
  parcel_bus_changed: { name: '捎快递的班车改了', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  // Told to whoever has chosen it.
  parcel_on_its_way: { name: '快递上路了', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  // Somebody stands at the counter and waits.
  parcel_agent_asked: { name: '有人要代取', priority: 1, template: 'parcel', leaveOver: 0, call: false },
  // To the keeper who handed it out.
  parcel_disputed: { name: '有人说不是他取的', priority: 1, template: 'parcel', leaveOver: 0, call: false },
  // To the keeper: so many bags are on the bus. It can be seen at the bench, too.
  parcels_coming: { name: '快递在路上', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  parcels_replanned: { name: '快递改坐别的班车', priority: 2, template: 'parcel', leaveOver: 1, call: false },
  // The place is kept for an hour and no longer.
  shipment_held: { name: '等到车上的位子了', priority: 1, template: 'service_change', leaveOver: 0, call: true },
  // Who waits for a place hears what the company says to it; it can also be looked up.
  shipment_pooled: { name: '公司答复等车的货', priority: 2, template: 'service_change', leaveOver: 1, call: true },
  // To the company: somebody waits for its bus.
  shipment_pool_asked: {
    name: '有货等车，请看能不能加车',
    priority: 2,
    template: 'service_change',
    leaveOver: 1,
    call: false,
  },
  // Today it still goes with another bus.
  shipment_missed: { name: '订了车没来交', priority: 1, template: 'service_change', leaveOver: 0, call: true },
  // Fresh goods do not wait until somebody looks.
  shipment_rolled: { name: '寄的货改坐别的班车', priority: 1, template: 'service_change', leaveOver: 0, call: true },
  // Boxes are brought to another counter, or to a shut door.
  shipment_point: { name: '交货的点有变', priority: 1, template: 'service_change', leaveOver: 0, call: true },
  shipment_at_hub: { name: '寄的货到县城了', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  // It lies there until somebody fetches it.
  shipment_held_back: { name: '寄的货过机没过', priority: 1, template: 'parcel', leaveOver: 0, call: true },
  shipment_handed: { name: '寄的货交给快递了', priority: 2, template: 'parcel', leaveOver: 1, call: false },
  shipment_delivered: { name: '寄的货送到了', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  // Whoever sent fresh goods rings the buyer.
  shipment_returned: { name: '寄的货快递要退回', priority: 1, template: 'parcel', leaveOver: 0, call: true },
  // Somebody waits for their money, and has seven days to object.
  shipment_claim: { name: '赔偿有答复了', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  errand_bought: { name: '托买的东西买好了', priority: 3, template: 'parcel', leaveOver: 2, call: false },
  // Who has no WeChat is called by the keeper, as for a parcel.
  errand_ready: { name: '托买的东西到了', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  // What is waited for does not come: nobody else says so.
  errand_lost: { name: '托买的东西没到', priority: 2, template: 'parcel', leaveOver: 1, call: true },
  complaint_news: { name: '您说的事有进展', priority: 3, template: 'progress', leaveOver: 2, call: false },
  // Until they have said more, the promise stands still.
  complaint_asked: { name: '您说的事要补充', priority: 2, template: 'progress', leaveOver: 1, call: false },
  // They have a week to say whether it is solved.
  complaint_answered: { name: '您说的事有答复', priority: 2, template: 'progress', leaveOver: 0, call: false },
  // Who handles complaints looks at their desk; this says that there is something new on it.
  complaint_work: { name: '投诉要办', priority: 3, template: 'progress', leaveOver: 2, call: false },
  announcement: { name: '通知公告', priority: 3, template: 'announcement', leaveOver: 0, call: false },
};

/** Ways in which a notice reaches somebody. */
export const noticeChannels = ['inbox', 'wechat', 'keeper_call'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/**
 * What came of a notice on a channel.
 * - `shown`: it stands in the inbox
 * - `sent`: WeChat took the message
 * - `no_budget`: no acceptance was left, or those that were are kept for something that matters more
 * - `no_wechat`: the account is not tied to WeChat
 * - `refused`: the person has turned such messages off
 * - `failed`: WeChat did not take it, for good
 * - `superseded`: taken back before it was told
 * - `expired`: it would have come too late
 * - `told`: 已口头通知, the keeper has told them
 * - `not_reached`: the keeper called in vain; the call stays on the list
 * - `wrong_number`: the number belongs to somebody else
 */
export const noticeOutcomes = [
  'shown',
  'sent',
  'no_budget',
  'no_wechat',
  'refused',
  'failed',
  'superseded',
  'expired',
  'told',
  'not_reached',
  'wrong_number',
] as const;
export type NoticeOutcome = (typeof noticeOutcomes)[number];

/** The outcomes in a person's words. */
export const noticeOutcomeNames: Readonly<Record<NoticeOutcome, string>> = {
  shown: '在消息里',
  sent: '已发微信',
  no_budget: '没有可用的微信提醒次数',
  no_wechat: '没用微信登录，没发微信',
  refused: '对方关掉了微信提醒',
  failed: '微信没有发成',
  superseded: '情况变了，不用通知了',
  expired: '过时了，没有再发',
  told: '已口头通知',
  not_reached: '电话没打通',
  wrong_number: '号码不对',
};

/** A notice on its way beyond the inbox is open until something came of it there that ends it. */
export const deliveryStates = ['open', 'closed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What can come of a delivery: everything but that it stands in the inbox, where nothing is delivered. */
export type DeliveryMove = Exclude<NoticeOutcome, 'shown'>;

/** Only a call that reached nobody is made again. */
export const deliveryMoves: Moves<DeliveryState, DeliveryMove> = {
  open: {
    told: 'closed',
    not_reached: 'open',
    wrong_number: 'closed',
    sent: 'closed',
    no_budget: 'closed',
    no_wechat: 'closed',
    refused: 'closed',
    failed: 'closed',
    superseded: 'closed',
    expired: 'closed',
  },
  closed: {},
};

/** States of an announcement. */
export const announcementStatuses = ['checking', 'held', 'published', 'refused', 'withdrawn'] as const;
export type AnnouncementStatus = (typeof announcementStatuses)[number];

/** What may be done to an announcement: by the checks (`pass`, `hold`) and by people. */
export type AnnouncementMove = 'pass' | 'hold' | 'publish' | 'refuse' | 'withdraw';

/** Nothing is dropped by a machine: what a check objects to is held until a person decides. */
export const announcementMoves: Moves<AnnouncementStatus, AnnouncementMove> = {
  checking: { pass: 'published', hold: 'held', withdraw: 'withdrawn' },
  held: { publish: 'published', refuse: 'refused', withdraw: 'withdrawn' },
  published: { withdraw: 'withdrawn' },
  refused: {},
  withdrawn: {},
};

/** The states in a person's words. */
export const announcementStatusNames: Readonly<Record<AnnouncementStatus, string>> = {
  checking: '正在检查',
  held: '等人审核',
  published: '已发布',
  refused: '审核没有通过',
  withdrawn: '已撤下',
};
