// How does one say something, and find again what one has said? Nobody has to have signed in for it.
import type { ReactElement } from 'react';
import { complaintsPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { List } from '../ui/cards/list';
import { Row } from '../ui/cards/row';

/** 有话说, 我说过的事 and 大家说的. */
export function MyVoices(): ReactElement {
  return (
    <List>
      <Row
        icon="message-square"
        title={complaintsPages.say.title}
        note="投诉、建议、表扬，不用登录"
        onPress={() => goTo(complaintsPages.say)}
      />
      <Row
        icon="clock"
        title={complaintsPages.mine.title}
        note="办得怎么样"
        onPress={() => goTo(complaintsPages.mine)}
      />
      <Row
        icon="users"
        title={complaintsPages.heard.title}
        note="全县说了多少，办好多少"
        onPress={() => goTo(complaintsPages.heard)}
      />
    </List>
  );
}
