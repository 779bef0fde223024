// Does a keeper at a computer work by keys, and does a station's clerk say where they stand?
import { fireEvent } from '@testing-library/react';
import { benchForEachTest, county, FIRST, grant, POINT, scan, sent } from '../../testing/bench-point';
import { openPage, pass } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { phone } from '../../testing/taro';
import { setWideScreen } from '../../testing/wide-screen';
import BenchPage from './index';

benchForEachTest();

it('has keys at a computer for each part and for taking back, and the shelf beside it', async () => {
  county.answers.set(`/api/points/${POINT}/home-deliveries`, { people: [] });
  setWideScreen(true);
  try {
    await openPage(<BenchPage />, county);
    await scan('YD0731');
    await scan(FIRST);
    expect(text()).toContain('架上 1 件，放得最久的在前');
    fireEvent.keyDown(document.body, { key: 'F8' });
    expect(text()).toContain('送上门的名单');
    fireEvent.keyDown(document.body, { key: 'F7' });
    await press(/^王\*\* 的中通快递 3882/);
    expect(text()).toContain('谁来取的');
    fireEvent.keyDown(document.body, { key: 'F4' });
    fireEvent.keyDown(document.body, { key: 'F2' });
    await pass(1_000);
    expect(text()).not.toContain('架上 1 件');
    expect(sent().map(({ type: kind }) => kind)).toEqual(['BAG_ACCEPTED', 'SHELVED', 'RETRACTED']);
  } finally {
    setWideScreen(false);
  }
});

it('asks whoever serves a township at which of its points they stand', async () => {
  const station = { ...grant, role: 'station_clerk', scope: { kind: 'area', id: '350423104' } };
  county.answers.set('/api/me', { ...(county.answers.get('/api/me') as object), grants: [station] });
  county.answers.set('/api/points?limit=50&township=350423104', {
    points: [{ id: POINT, name: '下谢村客货邮服务点' }],
  });
  await openPage(<BenchPage />, county);
  await press(/下谢村客货邮服务点/);
  expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: `/parcels/bench/index?point=${POINT}` }]);
});
