// Which work is there, who does it, and where? The desk's side and the phone's list of work are made of this.
import {
  accountsPages,
  complaintsPages,
  errandsPages,
  everydayPolicy,
  isOpenTo,
  networkPages,
  noticesPages,
  offerPolicy,
  parcelsPages,
  scanPolicy,
  shipmentsPages,
  timetablePages,
} from '@kehuoyou/shared';
import type { Access, HubPart, Me, Page } from '@kehuoyou/shared';
import { goTo } from './core/platform/navigation';
import type { IconName } from './ui/icon-names';

/** One kind of work. */
export interface Work {
  /** Pages say by it to which work they belong. */
  readonly name: string;
  readonly icon: IconName;
  readonly page: Page;
  /** What a desk's side calls it, where the page's title is too long or says less. */
  readonly word?: string;
  /** Whose work it is, where everybody may read the page: those whom it is for unless given. */
  readonly access?: readonly Access[];
  /** Opens it, where the page is opened with something. */
  readonly open?: () => void;
  /** True where it stands in the phone's list of work; from there one gets to what belongs to it. */
  readonly onPhone?: boolean;
  /** False for what is done outdoors, phone in hand. */
  readonly atDesk?: boolean;
}

const { edit, fleet } = timetablePages;
const { hub } = parcelsPages;

/** A hub's desk, by its parts; a phone has them on one page. */
function hubWork(part: HubPart, word: string, icon: IconName, onPhone = false): Work {
  const access = scanPolicy.SORTED.roles;
  return { name: `hub-${part}`, icon, page: hub, word, access, open: () => goTo(hub, { part }), onPhone };
}

const hubWorks: readonly Work[] = [
  hubWork('receive', '到件', 'package-plus'),
  hubWork('sort', '分拣', 'layout-grid'),
  hubWork('load', '装车', 'bus', true),
  hubWork('trouble', '异常', 'triangle-alert'),
  hubWork('return', '退回', 'undo-2'),
  hubWork('sheets', '路单', 'printer'),
];

/** In the order of a working day. */
export const works: readonly Work[] = [
  { name: 'run-sheet', icon: 'bus', page: timetablePages.runSheet, onPhone: true, atDesk: false },
  { name: 'point-buses', icon: 'bus', page: timetablePages.pointBuses, onPhone: true },
  { name: 'bench', icon: 'package', page: parcelsPages.bench, access: scanPolicy.SHELVED.roles, onPhone: true },
  { name: 'counter', icon: 'leaf', page: shipmentsPages.counter, onPhone: true },
  { name: 'point-errands', icon: 'shopping-basket', page: errandsPages.point, onPhone: true },
  { name: 'errands', icon: 'shopping-basket', page: errandsPages.list, onPhone: true },
  { name: 'services', icon: 'store', page: networkPages.services, access: everydayPolicy.edit.roles, onPhone: true },
  // Offices get there by the page of the point.
  { name: 'pause', icon: 'clock', page: networkPages.pause, access: everydayPolicy.edit.roles, onPhone: true },
  { name: 'loads', icon: 'leaf', page: shipmentsPages.loads, onPhone: true },
  { name: 'claims', icon: 'package-x', page: shipmentsPages.claims, onPhone: true },
  ...hubWorks,
  { name: 'produce', icon: 'leaf', page: shipmentsPages.hub, onPhone: true },
  { name: 'confirm', icon: 'scan-line', page: accountsPages.confirm, onPhone: true },
  { name: 'calls', icon: 'phone', page: noticesPages.calls, word: '打电话', onPhone: true },
  { name: 'parcel-imports', icon: 'package', page: parcelsPages.imports, word: '快递单子', onPhone: true },
  { name: 'duties', icon: 'layout-grid', page: fleet, word: '派班', open: () => goTo(fleet, { part: 'duties' }) },
  { name: 'edit', icon: 'pencil', page: edit, word: '班次', onPhone: true },
  {
    name: 'vehicles',
    icon: 'bus',
    page: fleet,
    word: '车辆',
    open: () => goTo(fleet, { part: 'vehicles' }),
    onPhone: true,
  },
  { name: 'drivers', icon: 'user', page: fleet, word: '司机', open: () => goTo(fleet, { part: 'drivers' }) },
  { name: 'changes', icon: 'clock', page: timetablePages.changes, word: '改班' },
  { name: 'markets', icon: 'store', page: timetablePages.markets, access: edit.access },
  { name: 'calendar', icon: 'calendar', page: timetablePages.calendar, word: '节假日', access: edit.access },
  { name: 'feeds', icon: 'refresh-cw', page: timetablePages.feeds, word: '时刻表文件' },
  { name: 'complaints', icon: 'message-square', page: complaintsPages.desk, onPhone: true },
  { name: 'caller', icon: 'pencil', page: complaintsPages.caller, onPhone: true },
  { name: 'errand-shops', icon: 'store', page: errandsPages.shops, onPhone: true },
  {
    name: 'held-offers',
    icon: 'leaf',
    page: errandsPages.offers,
    word: '等公开的卖货',
    access: offerPolicy.release.roles,
    onPhone: true,
  },
  { name: 'licences', icon: 'shield-check', page: networkPages.licences, onPhone: true },
  { name: 'announcements', icon: 'megaphone', page: noticesPages.office, onPhone: true },
  { name: 'staff', icon: 'users', page: accountsPages.staff, onPhone: true },
  { name: 'dead-letters', icon: 'triangle-alert', page: noticesPages.deadLetters, word: '没送到的消息', onPhone: true },
];

/** The work that somebody does. */
export function workOf(me: Me): Work[] {
  return works.filter(({ access, page }) => isOpenTo(me, access ?? page.access));
}
