// Does the clerk see to whom a box goes only when asking for it, and no longer than it is needed?
import { act } from '@testing-library/react';
import { session } from '../../core/session';
import { openPage } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { LabelAddress } from './label-address';

deskForEachTest();
beforeEach(() => act(() => void session.keep(signedIn('T'))));

it('shows it when asked, and puts it away', async () => {
  desk.will('POST /api/shipments/S1/address-readings', {
    ...{ name: '王小明', phone: '19900000002', address: '广州市天河区体育西路1号' },
  });
  await openPage(<LabelAddress id="S1" line={2} />, county);
  expect(text()).toContain('看一次记一次');
  expect(text()).not.toContain('王小明');
  await press('看收件地址');
  expect(desk.writes).toMatchObject([{ url: '/api/shipments/S1/address-readings', body: { line: 2 } }]);
  expect(text()).toMatch(/收件：王小明 19900000002[^]*体育西路1号/);
  await press('填好了，收起来');
  expect(text()).not.toContain('王小明');
});
