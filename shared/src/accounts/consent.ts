// What do people agree to, in which words, and how is it taken back?
import { endpoint } from '../endpoint.js';
import { privateDataWords } from './private-data.js';

/**
 * `privacy_notice`: we may keep a name and a phone number to match parcels. `sensitive_data`: asked
 * separately (个人信息保护法 29, 31), for the parcels of children under fourteen. `leave_at_point`: my
 * parcels may be left at this point (快递市场管理办法: not without consent); its subject is the point.
 * `leave_parcel`: the same for one parcel; its subject is the parcel, and it outweighs the standing one.
 * `other_stations`: 快递100 may be asked with my numbers which of my parcels wait elsewhere (个人信息保护法 23).
 */
export const consentKinds = [
  'privacy_notice',
  'sensitive_data',
  'leave_at_point',
  'leave_parcel',
  'other_stations',
] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** The kinds that are about one thing, and say which. */
export const consentsWithSubject: readonly ConsentKind[] = ['leave_at_point', 'leave_parcel'];

/** Words that somebody agreed to. A wording is never changed: a new version takes its place, and it goes to the past ones. */
export interface ConsentWording {
  /** Such as `2026-11`. */
  readonly version: string;
  readonly title: string;
  readonly text: string;
}

/** The words in force, by kind. What they were before stands beside this file: phones need not carry it. */
const wordings: Readonly<Record<ConsentKind, ConsentWording>> = {
  privacy_notice: {
    version: '2027-01',
    title: '我们怎样用您的信息',
    text: [
      '看班车、看服务点、打电话，都不用登录，也不用告诉我们您是谁。',
      '我们用到的您的信息，全在下面，一样一样写清楚：用来做什么、什么时候用、去了哪里。',
      ...privateDataWords(),
      '别人看到的称呼和手机号是打了星号的；站长和工作人员办事时看到完整的，每看一次都有记录，您可以查。',
      '我们不收集身份证号，不把您的信息卖给别人，也不用来做广告。寄递时邮政和快递公司会按法律另外核对寄件人身份，那份资料由他们保管。',
      '包裹资料保存一年（邮政法规定的查询期），投诉资料保存三年，到期删掉或者去掉姓名。',
      '您随时可以在“我的数据”里查看、下载、改正、删除，也可以收回同意。收回以后，我们不再替您认包裹，班车和服务点照样能看。',
      '有疑问请打服务点公示牌上的监督电话，或者找县里办公室（设在县交通运输局）。',
    ].join('\n'),
  },
  sensitive_data: {
    version: '2026-11',
    title: '孩子的信息，单独问您一次',
    text: '家里有不满十四岁的孩子要收包裹时，孩子的称呼和联系电话属于敏感个人信息，只有父母或者监护人同意，我们才能保存，只用来认孩子的包裹、通知您。不同意不影响别的功能。您随时可以收回，收回后我们立刻删掉孩子的信息。',
  },
  leave_at_point: {
    version: '2026-11',
    title: '包裹可以放在这个服务点',
    text: '我同意：我和我家人的包裹到了，可以放在这个服务点，由站长保管，通知我来取。某一件不想放，可以单独说；以后不想放了，随时可以收回。',
  },
  leave_parcel: {
    version: '2026-11',
    title: '这一件放在服务点',
    text: '我同意：这一件包裹可以放在服务点，由站长保管，通知我来取。',
  },
  other_stations: {
    version: '2026-12',
    title: '别的驿站的取件码也查',
    text: '我同意：把我家站长当面认过的手机号，连同寄给我家的快递单号，发给快递100公司去问，这些快递是不是放在别的驿站，取件码是多少。只用来问这个，问到的加密存着，只给我看。不同意，别的功能照样用。随时可以收回，收回以后不再去问，问到的马上删掉。',
  },
};

/** The wording in force. */
export function currentWording(kind: ConsentKind): ConsentWording {
  return wordings[kind];
}

/** What somebody said about a consent. A refusal of something never agreed to is a withdrawal as well. */
export type ConsentAct = 'given' | 'withdrawn';

/** A line of the ledger: it is only ever added to. */
export interface ConsentEntry {
  readonly id: string;
  readonly kind: ConsentKind;
  /** The point or the parcel. */
  readonly subject?: string;
  readonly act: ConsentAct;
  readonly version: string;
  /** The very words that were agreed to or taken back. */
  readonly wording: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What holds now, for one kind and subject. */
export interface ConsentState {
  readonly kind: ConsentKind;
  readonly subject?: string;
  readonly given: boolean;
  readonly version: string;
  /** False when the words have changed since, so that the person should be asked again. */
  readonly current: boolean;
  readonly at: string;
}

/** What to agree to. */
export interface GiveConsent {
  readonly kind: ConsentKind;
  readonly subject?: string;
  /** The version that was on the screen; an old one is refused with `consent_outdated`. */
  readonly version: string;
}

/** What to take back or to refuse. */
export interface WithdrawConsent {
  readonly kind: ConsentKind;
  readonly subject?: string;
}

/** Consent: given and withdrawn by one call each. */
export const consentsApi = {
  list: endpoint<Record<string, never>, { states: ConsentState[]; ledger: ConsentEntry[] }>('GET', '/api/consents', {
    access: ['resident'],
    summary: 'What the caller has agreed to, and the whole ledger of it, newest first',
  }),
  give: endpoint<GiveConsent, ConsentState>('POST', '/api/consents', {
    access: ['resident'],
    summary: 'Agree, in the words of the version that was shown',
    fails: ['account_not_found', 'consent_outdated'],
  }),
  withdraw: endpoint<WithdrawConsent, ConsentState>('POST', '/api/consents/withdrawals', {
    access: ['resident'],
    summary: 'Take an agreement back, or refuse it for one parcel; what rested on it stops at once',
    fails: ['account_not_found'],
  }),
};
