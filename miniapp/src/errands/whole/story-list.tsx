// What happened to it, the latest first?
import type { ReactElement } from 'react';
import type { Errand } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { storyOf } from './whole-words';

/** A row a step. */
export function StoryList({ errand }: { readonly errand: Errand }): ReactElement {
  const now = useNow();
  return (
    <List>
      {storyOf(errand, now).map(({ title, note }, place) => (
        <Row key={`${note} ${place}`} title={title} note={note} />
      ))}
    </List>
  );
}
