// In WeChat: is the phone's number asked for only after the person has agreed to what we do with it?
import type { ComponentType } from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import { currentWording } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { county, deskForEachTest, me } from '../../testing/accounts-desk';
import { openPage, pass } from '../../testing/county';
import { text } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';

const { title, version } = currentWording('privacy_notice');
const ASKING = '用微信的手机号';
let Mine: ComponentType;

beforeAll(async () => {
  process.env.TARO_ENV = 'weapp';
  ({ default: Mine } = await import('./index'));
});
deskForEachTest();
beforeEach(() => act(() => void session.keep(signedIn('T'))));

const sent = (): unknown[] =>
  phone.calls.filter(([name]) => name === 'request').map(([, { method, url, data }]) => [method, url, data]);
const answers = (body: unknown): void => {
  phone.answer = () => Promise.resolve({ statusCode: 200, header: {}, data: JSON.stringify(body) });
};
const asking = (): HTMLElement | null => screen.queryByText(ASKING);
/** What we draw is no button to a browser when it is built for WeChat. */
async function touch(target: HTMLElement | null): Promise<void> {
  if (target === null) throw new Error('it is not there');
  await act(async () => void fireEvent.click(target));
  await pass(0);
}

it('stands behind the notice: who has not agreed has no button for it, and reads why', async () => {
  county.answers.set('/api/me', { ...me, privacyAgreed: false });
  answers({ kind: 'privacy_notice', given: true, version, current: true, at: '' });
  await openPage(<Mine />, county);
  expect(asking()).toBeNull();
  expect(text()).toContain('同意了再告诉我们手机号。');
  county.answers.set('/api/me', { ...me, privacyAgreed: true });
  await touch(screen.getByLabelText(`同意：${title}`));
  expect(sent()).toEqual([['POST', '/api/consents', JSON.stringify({ kind: 'privacy_notice', version })]]);
  // WeChat's own contract is agreed to in the same press.
  expect(asking()?.dataset['openType']).toBe('getPhoneNumber|agreePrivacyAuthorization');
  expect(text()).not.toContain('同意了再告诉我们手机号。');
});

it('gives the server WeChat’s code and no number, and asks anew what is known', async () => {
  county.answers.set('/api/me', { ...me, privacyAgreed: true });
  answers({ ...me, phone: '13800000000', phoneConfirmed: true });
  await openPage(<Mine />, county);
  phone.numberCode = 'C1';
  await touch(asking());
  expect(sent()).toEqual([['POST', '/api/me/phone', JSON.stringify({ code: 'C1' })]]);
});

it('sends nothing where the person says no to WeChat, and says what else one can do', async () => {
  county.answers.set('/api/me', { ...me, privacyAgreed: true });
  await openPage(<Mine />, county);
  await touch(asking());
  expect(sent()).toEqual([]);
  expect(text()).toContain('您可以去“家里人”里填上');
});
