// Which pages of the app are about what people complain of, suggest and praise?
import { page } from '../pages.js';
import { complaintFilingApi } from './filing/complaint-filing.js';
import type { ComplaintAbout } from './filing/complaint-filing.js';
import type { VoiceKind } from './filing/complaint-category.js';
import { complaintDeskApi } from './handling/complaint-desk.js';
import type { DeskPart } from './handling/complaint-desk.js';

/** What a complaint is begun with: the thing that it is about, as the page says it from which one comes. */
export interface SayParams extends ComplaintAbout {
  readonly kind?: VoiceKind;
  readonly category?: string;
  /** What it is called, where the page from which one comes knows it. */
  readonly name?: string;
}

/** The pages of complaints. */
export const complaintsPages = {
  /** Something is wrong, could be better, or was good; for everybody, with or without an account or a network. */
  say: page<SayParams>('/complaints/say/index', { title: '有话说', access: ['public'] }),
  /** What became of one, for whoever has its receipt. */
  receipt: page<{ readonly code?: string }>('/complaints/receipt/index', { title: '办得怎么样', access: ['public'] }),
  /** One's own, those of this phone among them. */
  mine: page('/complaints/mine/index', { title: '我说过的事', access: ['public'] }),
  /** How much is said in the county and what becomes of it, in figures that tell of nobody. */
  heard: page('/complaints/heard/index', { title: '大家说的', access: ['public'] }),
  /** What has to be handled, the clock that ends first before the others. */
  desk: page<{ readonly part?: DeskPart; readonly area?: string; readonly after?: string; readonly id?: string }>(
    '/complaints/desk/index',
    {
      title: '投诉',
      access: complaintDeskApi.list.access,
    },
  ),
  /** One of them. */
  handle: page<{ readonly id: string }>('/complaints/handle/index', {
    title: '办一件投诉',
    access: complaintDeskApi.read.access,
  }),
  /** Written down for somebody who rings, and the receipt read to them. */
  caller: page('/complaints/caller/index', { title: '替人登记', access: complaintFilingApi.fileForCaller.access }),
};
