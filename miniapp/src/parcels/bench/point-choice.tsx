// At which of the points of their township does somebody of its station stand?
import type { ReactElement } from 'react';
import { networkApi, parcelsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { Page } from '../../ui/page/page';

/** Points of a township, more than there are in any. */
const MOST = 50;

/** Whoever serves several points says which one. */
export function PointChoice({ township }: { readonly township: string }): ReactElement {
  const points = useQuery(networkApi.points, { township, limit: MOST });
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
