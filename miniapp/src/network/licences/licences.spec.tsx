// Can an office read all the licences of its points, however many there are?
import { act, screen } from '@testing-library/react';
import type { LicenceRow } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { openPage, pass } from '../../testing/county';
import { press } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import LicencesPage from './index';

deskForEachTest();

const row = (place: number): LicenceRow => ({
  ...{ pointId: `P${place}`, pointName: `第${place}村客货邮服务点`, townshipCode: '350423104' },
  ...{ kind: 'food', number: `JY${place}`, until: '2027-01-01' },
});
const rows = (from: number, to: number): LicenceRow[] =>
  Array.from({ length: to - from }, (_each, place) => row(from + place));

it('shows fifty, then the others, and then no button that finds nothing', async () => {
  act(() => void session.keep(signedIn('T')));
  county.answers
    .set('/api/me', working('county_office', 'area', '350423'))
    .set('/api/licences?limit=50', { licences: rows(0, 50) });
  await openPage(<LicencesPage />, county);
  expect(screen.getAllByRole('button', { name: /第\d+村服务点/ })).toHaveLength(50);
  desk.will('GET /api/licences?after=P49-food&limit=50', { licences: rows(50, 53) });
  await press('再看一些');
  await pass(100);
  expect(screen.getAllByRole('button', { name: /第\d+村服务点/ })).toHaveLength(53);
  expect(screen.queryByRole('button', { name: '再看一些' })).toBeNull();
});
