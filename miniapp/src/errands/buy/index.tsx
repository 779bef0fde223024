// 买这一份: what is wanted, how dear it may be, and what becomes of it; for whoever buys.
import type { ReactElement } from 'react';
import { errandsApi, errandsPages, errandWorkPolicy } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { Bought } from '../deeds/bought';

/** Others may take it, and whoever asked answers meanwhile. */
const ASK_EVERY_MS = 60_000;

/** On a phone; at a desk it stands beside the list. */
export default function BuyPage(): ReactElement {
  const { id } = usePageParams(errandsPages.buy);
  const me = useMe();
  const buys = useMay(errandWorkPolicy.list);
  const query = useQuery(errandsApi.read, id === undefined || !buys ? undefined : { id }, {
    everyMs: ASK_EVERY_MS,
    freshForMs: 0,
  });
  usePulled(query.refresh);
  return (
    <Page title={errandsPages.buy.title} age={query.age} desk="errands" prints={false}>
      <Asked query={me} why="代购员和站长登录以后，在这里记买到了什么。">
        {() =>
          buys && id !== undefined ? (
            <Asked query={query}>{(errand) => <Bought errand={errand} onMoved={query.refresh} />}</Asked>
          ) : (
            <EmptyAnswer sentence="替人买东西归代购员和站长。" />
          )
        }
      </Asked>
    </Page>
  );
}
