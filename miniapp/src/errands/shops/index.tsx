// 代购的店: which shops in town have agreed to buy for villagers? Written down by the county office.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errandShopPolicy, errandShopsApi, errandsPages } from '@kehuoyou/shared';
import type { ErrandShop } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { ShopForm } from './shop-form';

/** 代购的店. */
export default function ShopsPage(): ReactElement {
  const me = useMe();
  const keeps = useMay(errandShopPolicy.keep);
  return (
    <Page title={errandsPages.shops.title} desk="errand-shops">
      <Asked query={me} why="县里登录以后，在这里登记愿意替村里代购的店。">
        {() => (keeps ? <Shops /> : <EmptyAnswer sentence="代购的店归县里登记。" />)}
      </Asked>
    </Page>
  );
}

function Shops(): ReactElement {
  const query = useQuery(errandShopsApi.list, {}, { freshForMs: 0 });
  const [open, setOpen] = useState<ErrandShop | 'new'>();
  const done = async (): Promise<void> => {
    await query.refresh();
    setOpen(undefined);
  };
  if (open !== undefined)
    return <ShopForm shop={open === 'new' ? undefined : open} onDone={done} onLeave={() => setOpen(undefined)} />;
  return (
    <>
      <ButtonRow>
        <Button kind="primary" icon="plus" word="登记一家店" onPress={() => setOpen('new')} />
      </ButtonRow>
      <Asked query={query}>
        {({ shops }) =>
          shops.length === 0 ? (
            <EmptyAnswer sentence="还没有店答应代购。" next="登记一家，再给店里的人发代购员的邀请。" />
          ) : (
            <List>
              {shops.map((shop) => (
                <Row
                  key={shop.id}
                  icon="store"
                  title={shop.name}
                  note={`${shop.id}，有${shop.sells}${shop.address === undefined ? '' : `，${shop.address}`}`}
                  onPress={() => setOpen(shop)}
                />
              ))}
            </List>
          )
        }
      </Asked>
    </>
  );
}
