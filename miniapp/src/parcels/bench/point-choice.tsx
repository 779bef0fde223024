// At which of the points of their township does somebody of its station stand?
import type { ReactElement } from 'react';
import { parcelsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { PointList } from '../../network/point-list';
import { Page } from '../../ui/page/page';

/** Whoever serves several points says which one. */
export function PointChoice({ township }: { readonly township: string }): ReactElement {
  return (
    <Page title={parcelsPages.bench.title} desk="bench" prints={false}>
      <PointList township={township} onChoose={(point) => goTo(parcelsPages.bench, { point })} />
    </Page>
  );
}
