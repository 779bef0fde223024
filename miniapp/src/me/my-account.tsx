// What is mine here, and where do I find it?
import type { ReactElement } from 'react';
import { givingRoles } from '@kehuoyou/shared';
import type { Me, Role } from '@kehuoyou/shared';
import { useMe } from '../accounts/use-me';
import { goTo } from '../core/platform/navigation';
import { useExpired, useSignedIn } from '../core/use-session';
import { useUnread } from '../notices/use-unread';
import { Button } from '../ui/buttons/button';
import { Card } from '../ui/cards/card';
import type { IconName } from '../ui/icon-names';
import { List } from '../ui/cards/list';
import { Note } from '../ui/cards/note';
import { Row } from '../ui/cards/row';

interface Way {
  readonly title: string;
  readonly icon: IconName;
  readonly path: `/${string}`;
  /** Shown to whoever holds one of these; to everybody unless given. */
  readonly roles?: readonly Role[];
}

const ways: readonly Way[] = [
  { title: '家里人', icon: 'users', path: '/accounts/household/index' },
  { title: '我关注的地方', icon: 'bell', path: '/notices/followings/index' },
  { title: '班车提醒', icon: 'clock', path: '/timetable/reminders/index' },
  { title: '我的资料', icon: 'user', path: '/accounts/mine/index' },
  { title: '隐私与同意', icon: 'shield-check', path: '/accounts/consents/index' },
  { title: '我的数据', icon: 'download', path: '/accounts/data/index' },
  { title: '接受邀请', icon: 'user-plus', path: '/accounts/join/index' },
];

const workWays: readonly Way[] = [
  { title: '我的车次', icon: 'bus', path: '/timetable/run-sheet/index', roles: ['driver'] },
  { title: '车到了', icon: 'bus', path: '/timetable/point-buses/index', roles: ['keeper'] },
  { title: '核对本人', icon: 'scan-line', path: '/accounts/confirm/index', roles: ['keeper'] },
  { title: '电话通知', icon: 'phone', path: '/notices/calls/index', roles: ['keeper'] },
  { title: '车辆和司机', icon: 'bus', path: '/timetable/fleet/index', roles: ['company_manager', 'county_office'] },
  {
    title: '通知公告',
    icon: 'megaphone',
    path: '/notices/office/index',
    roles: ['county_office', 'township_office', 'administrator'],
  },
  { title: '改时刻表', icon: 'pencil', path: '/timetable/edit/index', roles: ['company_manager', 'county_office'] },
  { title: '工作人员', icon: 'users', path: '/accounts/staff/index', roles: [...givingRoles, 'keeper'] },
  {
    title: '没送到的内部消息',
    icon: 'triangle-alert',
    path: '/notices/events/index',
    roles: ['county_office', 'administrator'],
  },
];

/** One line for each thing that is the person's own; before that, what signing in is for. */
export function MyAccount(): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  return signedIn ? <Mine /> : <SignInFirst />;
}

function SignInFirst(): ReactElement {
  const expired = useExpired();
  return (
    <Card title="登录">
      <Note tone="ink">
        {expired
          ? '登录过期了，请再登录一次。'
          : '看班车、服务点不用登录。查自家快递、收变动消息、来服务点工作，请先登录。'}
      </Note>
      <Button icon="user" word="去登录" onPress={() => goTo('/accounts/sign-in/index')} />
    </Card>
  );
}

function Mine(): ReactElement {
  const me = useMe().answer;
  const unread = useUnread();
  const work = me === undefined ? [] : workWays.filter(({ roles = [] }) => holdsOne(me, roles));
  return (
    <>
      <List>
        <Row
          icon="message-square"
          title={unread === 0 ? '消息' : `消息（${unread} 条没看）`}
          onPress={() => goTo('/notices/inbox/index')}
        />
        {ways.map(({ title, icon, path }) => (
          <Row key={path} icon={icon} title={title} onPress={() => goTo(path)} />
        ))}
      </List>
      {me === undefined || me.grants.length === 0 ? null : (
        <List>
          {work.map(({ title, icon, path }) => (
            <Row key={path} icon={icon} title={title} onPress={() => goTo(path)} />
          ))}
          <Row icon="qr-code" title="电脑登录码" onPress={() => goTo('/accounts/browser-code/index')} />
        </List>
      )}
    </>
  );
}

function holdsOne(me: Me, roles: readonly Role[]): boolean {
  return me.grants.some(({ role }) => roles.includes(role));
}
