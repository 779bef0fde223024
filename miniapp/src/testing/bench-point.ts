// What stands behind the tests of a keeper's bench: a point in the morning, whose bag of three parcels comes with the bus?
import { act, fireEvent, screen } from '@testing-library/react';
import { scansApi } from '@kehuoyou/shared';
import type { ParcelFact, PointParcel, ScanEvent } from '@kehuoyou/shared';
import { outbox } from '../core/outbox/app-outbox';
import { session } from '../core/session';
import { County, emptyPhone, pass } from './county';
import { type } from './hands';
import { OfficeDesk } from './office-desk';
import { signedIn } from './signed-in';

export const POINT = 'P104204';
export const LIST = `/api/points/${POINT}/parcels`;
export const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);
export const [FIRST, SECOND, THIRD] = ['73100112233882', '73100112230417', 'YT0000000006157'] as const;
export const grant = { id: 'G1', role: 'keeper', scope: { kind: 'point', id: POINT }, from: '', deputy: false };

/** A parcel in the morning's bag. */
export function parcel(
  waybill: string,
  more: Partial<PointParcel> = {},
  facts: readonly ParcelFact[] = [],
): PointParcel {
  const sorted: ParcelFact = {
    eventId: `sorted ${waybill}`,
    deviceId: 'hub',
    deviceSeq: 1,
    at: at('08:00').getTime(),
    type: 'SORTED',
    source: 'hub',
    actor: 'other-0',
    own: true,
    seal: 'YD0731',
    pointId: 'HUB',
    toPointId: POINT,
  };
  return {
    id: waybill,
    waybill,
    carrier: 'zhongtong',
    recipient: '王**',
    phoneTail: '0001',
    household: 'h',
    state: 'sorted',
    seal: 'YD0731',
    exceptions: [],
    reminders: 0,
    review: false,
    facts: [sorted, ...facts],
    ...more,
  };
}

export let county: County;
export let desk: OfficeDesk;
export const sent = (): ScanEvent[] =>
  desk.writes
    .filter(({ url }) => url === scansApi.submit.path)
    .flatMap(({ body }) => (body as { events: ScanEvent[] }).events);
/** What a scanner does: it types, and presses Enter. */
export const scan = async (what: string, label = '扫面单或封条') => {
  await type(label, what);
  await act(async () => void fireEvent.keyDown(screen.getByLabelText(label), { key: 'Enter' }));
  await pass(0);
};

/** A phone of the keeper, before each test of the file. */
export function benchForEachTest(): void {
  beforeEach(() => {
    emptyPhone(at('10:05'));
    for (const { key } of outbox.items()) outbox.discard(key);
    session.keep(signedIn('T', 'wechat', 'keeper'));
    county = new County();
    county.answers.set('/api/me', {
      accountId: 'keeper',
      phoneConfirmed: true,
      sample: false,
      privacyAgreed: true,
      grants: [grant],
    });
    county.answers.set(LIST, {
      pointId: POINT,
      waiting: [],
      coming: [
        parcel(FIRST),
        parcel(SECOND),
        parcel(THIRD, { recipient: '李**', household: 'other', phoneTail: '9999' }),
      ],
      bags: [],
      today: [],
      counts: { waiting: 0, coming: 3, overdue: 0, shelvedToday: 0, collectedToday: 0 },
    });
    desk = new OfficeDesk();
    desk.install();
    desk.will(`POST ${scansApi.submit.path}`, {
      get outcomes() {
        return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
      },
    });
  });
}
