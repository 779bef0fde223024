// Can staff confirm people, invite others and take roles back, each within their reach?
import { act, screen } from '@testing-library/react';
import type { Me } from '@kehuoyou/shared';
import { session } from '../core/session';
import { openPage } from '../testing/county';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { at } from '../testing/village-pack';
import BrowserCode from './browser-code/index';
import Confirm from './confirm/index';
import Invite from './invite/index';
import Join from './join/index';
import Staff from './staff/index';
import { county, desk, me, asKeeper, code, deskForEachTest } from '../testing/accounts-desk';
import {} from '../testing/hands';
import {} from '../testing/hands';
import { text, press, type } from '../testing/hands';

deskForEachTest();

describe('work in the network', () => {
  beforeEach(() => {
    act(() => void session.keep(signedIn('T')));
    county.answers.set('/api/me', asKeeper);
    county.answers.set('/api/points/P104204', { name: '下谢村客货邮服务点' });
  });

  it('confirms somebody at the keeper’s own point, and takes a number over only in so many words', async () => {
    desk
      .will('POST /api/households/confirmations/preview', { name: '奶奶', phone: '13800000000', takenElsewhere: true })
      .will('POST /api/households/confirmations', { confirmed: true });
    await openPage(<Confirm />, county);
    await type('对方手机上的码', '2345-6789-abcd-efgh');
    await press('看看是谁');
    expect(text()).toContain('这个号码在另一部手机上核对过');
    await press('号码换了主人，确认');
    expect(desk.writes.at(-1)?.body).toEqual({ code: '23456789ABCDEFGH', pointId: 'P104204', takeOver: true });
    expect(text()).toContain('奶奶核对好了。');
  });

  it('is not for residents', async () => {
    county.answers.set('/api/me', me);
    await openPage(<Confirm />, county);
    expect(text()).toContain('这件事归站长办');
  });

  it('asks for a deputy from day to day', async () => {
    desk.will('POST /api/invitations', { ...code, id: 'I1' });
    await openPage(<Invite />, county);
    await press('给我代班码');
    expect(desk.writes[0]?.body).toEqual({
      role: 'keeper',
      scopeKind: 'point',
      scopeId: 'P104204',
      from: '2026-11-24',
      until: '2026-11-24',
    });
    expect(text()).toContain('谁拿到谁能用');
  });

  it('offers only the roles that one may give, and only places within reach', async () => {
    county.answers.set('/api/me', {
      ...me,
      grants: [
        {
          id: 'G2',
          role: 'township_office',
          scope: { kind: 'area', id: '350423104' },
          from: '2026-01-01T00:00:00Z',
          deputy: false,
        },
      ],
    });
    desk.refuses('POST /api/invitations', 'not_yours_to_give');
    await openPage(<Invite />, county);
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      '首页',
      '站长',
      '乡镇站工作人员',
    ]);
    await press('乡镇站工作人员');
    expect(screen.queryByRole('button', { name: '沙芜乡' })).toBeNull();
    await press('长校镇');
    await press('给我邀请码');
    expect(desk.writes[0]?.body).toEqual({ role: 'station_clerk', scopeKind: 'area', scopeId: '350423104' });
    expect(screen.getByRole('alert').textContent).toContain('不归您安排');
  });

  it('lets the county office choose a manager’s company by its name', async () => {
    const office: Me = {
      ...me,
      grants: [
        {
          id: 'G2',
          role: 'county_office',
          scope: { kind: 'area', id: '350423' },
          from: '2026-01-01T00:00:00Z',
          deputy: false,
        },
      ],
    };
    county.answers.set('/api/me', office).set('/api/companies', {
      companies: [{ companyId: 'MT', name: '闽通长运清流分公司', areaCode: '350423', routeIds: ['K01', 'K02'] }],
    });
    desk.will('POST /api/invitations', { ...code, id: 'I1' });
    await openPage(<Invite />, county);
    await press('公司管理员');
    expect(screen.queryByRole('textbox')).toBeNull();
    await press(/^闽通长运清流分公司 2 条线路/);
    await press('给我邀请码');
    expect(desk.writes[0]?.body).toEqual({ role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
  });

  it('takes a role back only with a reason', async () => {
    const office: Me = {
      ...me,
      grants: [
        {
          id: 'G2',
          role: 'county_office',
          scope: { kind: 'area', id: '350423' },
          from: '2026-01-01T00:00:00Z',
          deputy: false,
        },
      ],
    };
    county.answers.set('/api/me', office).set('/api/invitations', { invitations: [] });
    county.answers.set('/api/grants?limit=50', {
      staff: [{ grant: asKeeper.grants[0], accountId: 'A2', name: '王**', disabled: false }],
    });
    desk.will('DELETE /api/grants/G1', { revokedAt: at('09:15').toISOString() });
    await openPage(<Staff />, county);
    await press('收回王**的岗位');
    await press('收回岗位');
    expect(screen.getByRole('alert').textContent).toContain('请写一句为什么');
    await type('为什么', '调走了');
    await press('收回岗位');
    expect(desk.writes).toEqual([{ method: 'DELETE', url: '/api/grants/G1', body: { reason: '调走了' } }]);
  });

  it('is taken up by the code of an invitation, after a look at what it offers', async () => {
    desk
      .will('POST /api/invitations/preview', { role: 'keeper', scopeKind: 'point', scopeId: 'P104204' })
      .will('POST /api/invitations/acceptances', asKeeper.grants[0]);
    phone.params = { code: '23456789ABCDEFGH' };
    await openPage(<Join />, county);
    await press('看看是什么');
    expect(text()).toContain('下谢村客货邮服务点，站长');
    await press('接受');
    expect(text()).toContain('欢迎您来工作');
  });

  it('gives a code for the computer', async () => {
    desk.will('POST /api/sessions/codes', { code: '7K3MPQ2X', expiresAt: at('09:20').toISOString() });
    await openPage(<BrowserCode />, county);
    expect([...document.querySelectorAll('.qr-group')].map((group) => group.textContent)).toEqual(['7K3M', 'PQ2X']);
    expect(text()).toContain('还有 5 分钟有效');
  });
});
