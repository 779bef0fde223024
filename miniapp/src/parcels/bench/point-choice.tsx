// At which of the points of their township does somebody of its station stand?
import type { ReactElement } from 'react';
import { parcelsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { usePoints } from '../../network/use-points';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { Page } from '../../ui/page/page';

/** Whoever serves several points says which one. */
export function PointChoice({ township }: { readonly township: string }): ReactElement {
  const points = usePoints(township);
  return (
    <Page title={parcelsPages.bench.title} age={points.age} desk="bench" prints={false}>
      <Asked query={points}>
        {({ points: found }) => (
          <List>
            {found.map(({ id, name }) => (
              <Row key={id} icon="package" title={name} onPress={() => goTo(parcelsPages.bench, { point: id })} />
            ))}
          </List>
        )}
      </Asked>
    </Page>
  );
}
