// Which pages of the app are about parcels?
import type { ServiceDate } from '../clock.js';
import { page } from '../pages.js';
import { hubApi } from './hub/hub-desk.js';
import { manifestApi } from './hub/manifest.js';
import { parcelImportApi } from './importing/parcel-import.js';
import { pointParcelsApi } from './pickup/point-parcels.js';

/** The kinds of work at a hub's desk, in the order of its day. */
export const hubParts = ['receive', 'sort', 'load', 'trouble', 'return', 'sheets'] as const;
export type HubPart = (typeof hubParts)[number];

/** The pages of the parcels. */
export const parcelsPages = {
  /** What waits, comes and was fetched. Open to everybody: it says itself what signing in is for, and whom to ring. */
  wallet: page('/parcels/wallet/index', { title: '我家快递', access: ['public'] }),
  /** Of any number, for everybody; without one it asks for it. */
  tracking: page<{ readonly waybill?: string; readonly carrier?: string }>('/parcels/tracking/index', {
    title: '查快递',
    access: ['public'],
  }),
  /** Without a point: the caller's own. */
  bench: page<{ readonly point?: string }>('/parcels/bench/index', {
    title: '快递台',
    access: pointParcelsApi.list.access,
  }),
  /** Without a point: the caller's own. `part`: which work, loading unless said. */
  hub: page<{
    readonly point?: string;
    readonly part?: HubPart;
  }>('/parcels/hub/index', { title: '共配中心', access: hubApi.desk.access }),
  /** A bus with everything on it. */
  loadSheet: page<{ readonly trip: string; readonly date: ServiceDate }>('/parcels/load-sheet/index', {
    title: '路单',
    access: manifestApi.read.access,
  }),
  /** This bus takes over bags of another one that cannot go on. */
  transfer: page<{ readonly trip: string; readonly date: ServiceDate }>('/parcels/transfer/index', {
    title: '接别的车的袋子',
    access: manifestApi.read.access,
  }),
  /** Lists of carriers: those of the caller's hub, or of the county. */
  imports: page('/parcels/imports/index', { title: '快递公司的单子', access: parcelImportApi.list.access }),
  /** What was found in one of them, and whether its parcels are announced. */
  listCheck: page<{ readonly id: string }>('/parcels/import/index', {
    title: '核对单子',
    access: parcelImportApi.status.access,
  }),
};
