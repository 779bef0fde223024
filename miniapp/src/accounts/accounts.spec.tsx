// Can one sign in, agree and take it back, keep a household, and leave, and is each refusal a sentence?
import { act, fireEvent, screen } from '@testing-library/react';
import type { Person } from '@kehuoyou/shared';
import { currentWording } from '@kehuoyou/shared';
import { session } from '../core/session';
import { emptyPhone, openPage, pass } from '../testing/county';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { at } from '../testing/village-pack';
import Consents from './consents/index';
import Data from './data/index';
import Household from './household/index';
import Mine from './mine/index';
import PersonCode from './person-code/index';
import SignIn from './sign-in/index';
import { county, desk, me, code, deskForEachTest } from '../testing/accounts-desk';
import {} from '../testing/hands';
import {} from '../testing/hands';
import { text, press, type } from '../testing/hands';

deskForEachTest();

const granny: Person = {
  id: 'H2',
  relation: 'kept',
  name: '奶奶',
  phone: '13800000000',
  underFourteen: false,
  confirmed: false,
  followers: [],
};

describe('signing in', () => {
  it('takes the code of the phone as it is typed, and goes back', async () => {
    phone.stack = ['me/index', 'accounts/sign-in/index'];
    desk.will('POST /api/sessions/browser', signedIn('T', 'browser'));
    await openPage(<SignIn />, county);
    await type('电脑登录码', '7k3m-pq2x');
    await press('登录');
    expect(desk.writes[0]?.body).toEqual({ code: '7K3MPQ2X' });
    expect(session.current()).toEqual({ token: 'T', kind: 'browser' });
    expect(phone.calls.at(-1)?.[0]).toBe('navigateBack');
  });

  it('says what is wrong with what can be no code, without asking the server', async () => {
    await openPage(<SignIn />, county);
    await type('电脑登录码', '12');
    await press('登录');
    expect(screen.getByRole('alert').textContent).toContain('码是八位数字和字母');
    expect(desk.writes).toEqual([]);
  });

  it('shows sample people only where there are some, and marks every page afterwards', async () => {
    const { unmount } = await openPage(<SignIn />, county);
    expect(text()).not.toContain('样例');
    unmount();
    emptyPhone(at('09:15'));
    county.answers.set('/api/sessions/samples', { samples: [{ role: 'resident', name: '样例·居民' }] });
    desk.will('POST /api/sessions/sample', signedIn('S', 'sample'));
    await openPage(<SignIn />, county);
    await press('用样例人物居民试用');
    expect(desk.writes[0]?.body).toEqual({ role: 'resident' });
    expect(screen.getByText(/^样例：您现在用的是样例人物/)).toBeTruthy();
  });

  it('is needed for one’s own pages only after the page has said what for, and says when it ran out', async () => {
    await openPage(<Mine />, county);
    expect(text()).toContain('登录以后，才有您的资料。');
    expect(county.asked).toEqual([]);
    act(() => {
      session.keep(signedIn('T'));
      session.expire('T');
    });
    expect(text()).toContain('登录过期了，请再登录一次。');
  });
});

describe('one’s own', () => {
  beforeEach(() => act(() => void session.keep(signedIn('T'))));

  it('corrects the name', async () => {
    desk.will('PUT /api/me', me);
    await openPage(<Mine />, county);
    await press('改称呼');
    await type('大家怎么称呼您', ' 陈妹 ');
    await press('改好了');
    expect(desk.writes).toEqual([{ method: 'PUT', url: '/api/me', body: { name: '陈妹' } }]);
  });

  it('gives a consent in the words on the screen, and takes it back with one press', async () => {
    const { version, title } = currentWording('privacy_notice');
    const state = { kind: 'privacy_notice', given: true, version, current: true, at: at('09:00').toISOString() };
    county.answers.set('/api/consents', { states: [], ledger: [] });
    desk.will('POST /api/consents', state).will('POST /api/consents/withdrawals', { ...state, given: false });
    await openPage(<Consents />, county);
    expect(text()).toContain('不把您的信息卖给别人');
    county.answers.set('/api/consents', {
      states: [state],
      ledger: [{ ...state, id: 'C1', act: 'given', wording: '' }],
    });
    await press(`同意：${title}`);
    expect(text()).toContain('今天 09:00 同意的。');
    await press(`收回同意：${title}`);
    expect(desk.writes.map(({ body }) => body)).toEqual([
      { kind: 'privacy_notice', version },
      { kind: 'privacy_notice' },
    ]);
  });

  it('adds somebody to the household only with a number that can be one, and leads to the consent that is missing', async () => {
    county.answers.set('/api/households/people', { people: [] });
    desk.refuses('POST /api/households/people', 'sensitive_consent_needed');
    await openPage(<Household />, county);
    await press('加一位家里人');
    await type('称呼', '小宝');
    await type('收快递用的手机号', '12345');
    await press('好了');
    expect(screen.getByRole('alert').textContent).toContain('电话号码不对');
    await type('收快递用的手机号', '138 0000 0000');
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '不满十四岁' })));
    await press('好了');
    expect(desk.writes[0]?.body).toEqual({ name: '小宝', phone: '13800000000', underFourteen: true });
    expect(screen.getByRole('alert').textContent).toContain('监护人先单独同意');
    await press('去看说明');
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/accounts/consents/index' }]);
  });

  it('shows a code as a picture and in groups, and turns into 已确认 when the keeper is done', async () => {
    phone.params = { id: 'H2', purpose: 'confirm' };
    county.answers.set('/api/households/people', { people: [granny] });
    desk.will('POST /api/households/people/H2/confirmation-code', code);
    await openPage(<PersonCode />, county);
    expect(screen.getByRole('img').getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
    expect([...document.querySelectorAll('.qr-group')].map((group) => group.textContent)).toEqual([
      '2345',
      '6789',
      'ABCD',
      'EFGH',
    ]);
    expect(text()).toContain('还有 10 分钟有效');
    county.answers.set('/api/households/people', { people: [{ ...granny, confirmed: true, confirmedBy: 'keeper' }] });
    await pass(3_000);
    expect(text()).toContain('已确认。');
  });

  it('says that a code has run out', async () => {
    phone.params = { id: 'H2', purpose: 'confirm' };
    county.answers.set('/api/households/people', { people: [granny] });
    desk.will('POST /api/households/people/H2/confirmation-code', { ...code, expiresAt: at('09:16').toISOString() });
    await openPage(<PersonCode />, county);
    await pass(61_000);
    expect(text()).toContain('码过期了，请换一个。');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('deletes after one more question, says what is kept, and leaves nothing on the phone', async () => {
    county.answers.set('/api/me/data', {
      madeAt: at('09:15').toISOString(),
      me,
      people: [granny],
      sessions: [],
      consents: [],
      readings: [],
      retention: [],
      others: {},
    });
    desk.will('DELETE /api/me', { deletedAt: at('09:15').toISOString(), kept: ['同意的记录再留三年。'] });
    await openPage(<Data />, county);
    await press('删除账号');
    expect(desk.writes).toEqual([]);
    expect(JSON.stringify({ ...localStorage })).toContain('奶奶');
    await press('删除，找不回来');
    expect(text()).toContain('同意的记录再留三年。');
    expect(session.token()).toBeUndefined();
    expect(JSON.stringify({ ...localStorage })).not.toContain('奶奶');
  });
});
