// Can a driver take over bags of another bus without a signal, and take back what was a slip?
import { act, fireEvent, screen } from '@testing-library/react';
import { scansApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { HUB_DAY, hubMoment } from '../../testing/hub-desk';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import TransferPage from './index';

let [county, desk]: [County, OfficeDesk] = [new County(), new OfficeDesk()];
const sent = (): ScanEvent[] =>
  desk.writes
    .filter(({ url }) => url === scansApi.submit.path)
    .flatMap(({ body }) => (body as { events: ScanEvent[] }).events);
const scan = async (what: string): Promise<void> => {
  await type('扫袋子的封条', what);
  await act(async () => void fireEvent.keyDown(screen.getByLabelText('扫袋子的封条'), { key: 'Enter' }));
  await pass(0);
};

beforeEach(() => {
  emptyPhone(new Date(hubMoment('11:00')));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T', 'wechat', 'driver'));
  county = new County();
  county.answers.set(`/api/manifests/${HUB_DAY}/K02-1`, {
    ...{ tripId: 'K02-1', serviceDate: HUB_DAY, routeName: 'K02', headsign: '温郊乡', departure: hubMoment('11:10') },
    ...{ room: { grams: 1, litres: 1, pieces: 1 }, load: { grams: 0, litres: 0, pieces: 0 }, stops: [], at: '' },
  });
  desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${scansApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
  phone.params = { trip: 'K02-1', date: HUB_DAY };
});

it('keeps every bag until there is a signal, says what was scanned twice, and takes a slip back', async () => {
  await openPage(<TransferPage />, county);
  county.reachable = false;
  await act(async () => setOnline(false));
  await scan('yd0731');
  expect(text()).toContain('接了 YD0731');
  await scan('YD0731');
  expect(text()).toContain('YD0731 已经接过了');
  await scan('YD0732');
  expect(text()).toMatch(/接过来的2 个[^]*YD0732[^]*等上传[^]*YD0731/);
  await press(/^扫错了，撤销：接 YD0732/);
  expect(text()).toMatch(/撤销了 YD0732[^]*接过来的1 个/);
  county.reachable = true;
  await act(async () => setOnline(true));
  await act(async () => void (await outbox.replay()));
  await pass(0);
  expect(sent().map(({ type: kind, seal, tripId, serviceDate }) => [kind, seal, tripId, serviceDate])).toEqual([
    ['TRANSFERRED', 'YD0731', 'K02-1', HUB_DAY],
    ['TRANSFERRED', 'YD0732', 'K02-1', HUB_DAY],
    ['RETRACTED', 'YD0732', 'K02-1', HUB_DAY],
  ]);
});
