// What is mine here, and where do I find it?
import type { ReactElement } from 'react';
import { accountsPages, errandsPages, isOpenTo, noticesPages, parcelsPages, timetablePages } from '@kehuoyou/shared';
import type { Page } from '@kehuoyou/shared';
import { useMe } from '../accounts/use-me';
import { workOf } from '../app-work';
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
  readonly icon: IconName;
  readonly page: Page;
}

const ways: readonly Way[] = [
  { icon: 'package', page: parcelsPages.wallet },
  { icon: 'shopping-basket', page: errandsPages.mine },
  { icon: 'leaf', page: errandsPages.selling },
  { icon: 'users', page: accountsPages.household },
  { icon: 'bell', page: noticesPages.followings },
  { icon: 'clock', page: timetablePages.reminders },
  { icon: 'user', page: accountsPages.mine },
  { icon: 'shield-check', page: accountsPages.consents },
  { icon: 'download', page: accountsPages.data },
  { icon: 'user-plus', page: accountsPages.join },
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
      <Button icon="user" word="去登录" onPress={() => goTo(accountsPages.signIn)} />
    </Card>
  );
}

function Mine(): ReactElement {
  const me = useMe().answer;
  const unread = useUnread();
  const work = me === undefined ? [] : workOf(me).filter(({ onPhone }) => onPhone);
  const browser = isOpenTo(me, accountsPages.browserCode.access);
  return (
    <>
      <List>
        <Row
          icon="message-square"
          title={unread === 0 ? '消息' : `消息（${unread} 条没看）`}
          onPress={() => goTo(noticesPages.inbox)}
        />
        {ways.map(({ icon, page }) => (
          <Row key={page.path} icon={icon} title={page.title} onPress={() => goTo(page)} />
        ))}
      </List>
      {work.length === 0 && !browser ? null : (
        <List>
          {work.map(({ name, page, icon }) => (
            <Row key={name} icon={icon} title={page.title} onPress={() => goTo(page)} />
          ))}
          {browser ? (
            <Row
              icon="qr-code"
              title={accountsPages.browserCode.title}
              onPress={() => goTo(accountsPages.browserCode)}
            />
          ) : null}
        </List>
      )}
    </>
  );
}
