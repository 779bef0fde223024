// Which pages of the app are about accounts, people and roles?
import { page } from '../pages.js';
import { sessionPolicy } from './accounts.policy.js';
import { householdsApi } from './household.js';
import { invitationsApi } from './invitation.js';

/** What is shown a code: one of ours, as it was scanned. */
interface WithCode {
  readonly code?: string;
}

/** The pages of the accounts. */
export const accountsPages = {
  signIn: page('/accounts/sign-in/index', { title: '登录', access: ['public'] }),
  mine: page('/accounts/mine/index', { title: '我的资料', access: ['resident'] }),
  consents: page('/accounts/consents/index', { title: '隐私与同意', access: ['resident'] }),
  data: page('/accounts/data/index', { title: '我的数据', access: ['resident'] }),
  household: page('/accounts/household/index', { title: '家里人', access: ['resident'] }),
  /** A code that somebody else takes: a keeper confirms the person, a relative follows them. */
  personCode: page<{ readonly id: string; readonly purpose: 'confirm' | 'follow' }>('/accounts/person-code/index', {
    title: '一次性的码',
    access: ['resident'],
  }),
  confirm: page<WithCode>('/accounts/confirm/index', { title: '核对本人', access: householdsApi.confirm.access }),
  follow: page<WithCode>('/accounts/follow/index', { title: '关注家里人', access: ['resident'] }),
  join: page<WithCode>('/accounts/join/index', { title: '接受邀请', access: ['resident'] }),
  staff: page('/accounts/staff/index', { title: '工作人员', access: invitationsApi.list.access }),
  invite: page('/accounts/invite/index', { title: '邀请', access: invitationsApi.invite.access }),
  browserCode: page('/accounts/browser-code/index', { title: '电脑登录码', access: sessionPolicy.makeCode.roles }),
};
