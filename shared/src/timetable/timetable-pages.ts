// Which pages of the app are about buses and their times?
import type { ServiceDate } from '../clock.js';
import { page } from '../pages.js';
import { feedImportApi } from './importing/feed-import.js';
import { fleetApi } from './driving/fleet.js';
import { pointBusesApi } from './boards/point-buses.js';
import { runSheetApi } from './driving/run-sheet.js';
import { timetableEditApi } from './editing/timetable-edit.js';
import { tripRemindersApi } from './trip-reminder.js';

/** One bus at one stop on one day. */
interface AtStop {
  /** Id of the line. */
  readonly line: string;
  readonly trip: string;
  readonly stop: string;
  readonly date: ServiceDate;
}

/** The pages of the timetable. */
export const timetablePages = {
  /** Without a stop: that of the village. */
  board: page<{ readonly stop?: string; readonly date?: ServiceDate }>('/timetable/board/index', {
    title: '班次',
    access: ['public'],
  }),
  /** `from` and `to`: a village's code, a stop's or a point's id; `toName`: what the person calls it. */
  journey: page<{ readonly from?: string; readonly to?: string; readonly toName?: string }>(
    '/timetable/journey/index',
    { title: '怎么去', access: ['public'] },
  ),
  /** With a trip and a stop: this bus as one sees it from there. */
  line: page<Pick<AtStop, 'line'> & Partial<AtStop>>('/timetable/line/index', { title: '线路', access: ['public'] }),
  remind: page<AtStop>('/timetable/remind/index', { title: '提醒我', access: tripRemindersApi.set.access }),
  reminders: page('/timetable/reminders/index', { title: '班车提醒', access: tripRemindersApi.list.access }),
  runSheet: page('/timetable/run-sheet/index', { title: '我的车次', access: runSheetApi.sheet.access }),
  pointBuses: page('/timetable/point-buses/index', { title: '车到了', access: pointBusesApi.list.access }),
  /** A part of it: the vehicles unless said. */
  fleet: page<{ readonly part?: 'vehicles' | 'drivers' | 'duties' }>('/timetable/fleet/index', {
    title: '车辆和司机',
    access: fleetApi.list.access,
  }),
  edit: page('/timetable/edit/index', { title: '改时刻表', access: timetableEditApi.preview.access }),
  /** `stop`: why the whole line is to be stopped, as a notice about its road says. */
  editLine: page<{ readonly line: string; readonly stop?: string }>('/timetable/edit-line/index', {
    title: '选一班车',
    access: timetableEditApi.trips.access,
  }),
  preview: page('/timetable/preview/index', { title: '村里人会看到什么', access: timetableEditApi.preview.access }),
  changes: page('/timetable/changes/index', { title: '发布过的改动', access: timetableEditApi.list.access }),
  markets: page('/timetable/markets/index', { title: '圩日', access: timetableEditApi.markets.access }),
  calendar: page('/timetable/calendar/index', { title: '节假日和调休', access: timetableEditApi.days.access }),
  feeds: page('/timetable/feeds/index', { title: '换时刻表', access: feedImportApi.feeds.access }),
  feedImport: page<{ readonly id: string }>('/timetable/feed-import/index', {
    title: '检查时刻表',
    access: feedImportApi.status.access,
  }),
};
