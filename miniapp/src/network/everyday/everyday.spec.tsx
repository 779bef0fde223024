// Is nothing said to be missing while it is still being looked for, and is there somebody to ring where nothing is found?
import { screen } from '@testing-library/react';
import { prepareCall } from '@kehuoyou/shared';
import type { AskServer } from '../../core/query-book';
import { useSettings } from '../../core/settings';
import { openPage, pass } from '../../testing/county';
import { text } from '../../testing/hands';
import { county, deskForEachTest } from '../../testing/notices-desk';
import { phone } from '../../testing/taro';
import { point, villagePack } from '../../testing/village-pack';
import EverydayPage from './index';

deskForEachTest();
const pack = villagePack({ points: [point({ phone: '05988220001' })] });

beforeEach(() => {
  county.answers.set('/api/villages/350423104204/pack', pack);
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});

it('waits for the server before it says that nobody near does it, and then lets one ring the keeper', async () => {
  phone.params = { q: '交电费' };
  let go = (): void => undefined;
  const waited = new Promise<void>((resolve) => (go = resolve));
  const ask: AskServer = async (endpoint, asked, known) => {
    if (!prepareCall(endpoint, asked).url.startsWith('/api/everyday')) return county.ask(endpoint, asked, known);
    await waited;
    return { changed: true, answer: { points: [] } as never };
  };
  await openPage(<EverydayPage />, { ...county, ask });
  await pass(100);
  expect(text()).not.toContain('附近还没有');
  go();
  await pass(100);
  expect(text()).toContain('附近还没有');
  expect(screen.getByRole('button', { name: /打给站长/ })).toBeTruthy();
});

it('says what the phone keeps of the village where nobody answers', async () => {
  phone.params = { q: '交电费' };
  await openPage(<EverydayPage />, county);
  await pass(100);
  expect(text()).toMatch(/附近还没有.*没有网络，只看了手机里存的本村服务点/);
});

it('lets one ring the keeper about what it does not know', async () => {
  phone.params = { q: '修手表' };
  await openPage(<EverydayPage />, county);
  expect(text()).toContain('这件事我们不认识');
  expect(screen.getByRole('button', { name: /打给站长/ })).toBeTruthy();
});
