// 我在卖的: what one has put up, and how each stands.
import type { ReactElement } from 'react';
import { dateAt, errandsPages, sellingApi } from '@kehuoyou/shared';
import type { OwnOffer } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { rowWords, standingOf } from '../offer-words';

/** Newest first. */
export default function SellingPage(): ReactElement {
  const query = useQuery(sellingApi.mine, {}, { freshForMs: 0 });
  usePulled(query.refresh);
  return (
    <Page title={errandsPages.selling.title} age={query.age}>
      <Asked query={query} why="登录以后，才能把自家的东西挂出来卖。">
        {({ offers }) => <Own offers={offers} />}
      </Asked>
      <ButtonRow>
        <Button kind="primary" icon="plus" word={errandsPages.sell.title} onPress={() => goTo(errandsPages.sell)} />
        <Button icon="leaf" word={errandsPages.offers.title} onPress={() => goTo(errandsPages.offers)} />
      </ButtonRow>
    </Page>
  );
}

function Own({ offers }: { readonly offers: readonly OwnOffer[] }): ReactElement {
  const today = dateAt(useNow());
  if (offers.length === 0)
    return <EmptyAnswer sentence="您还没有挂过东西。" next="地里的、灶上的、手里做的，都可以挂。" />;
  return (
    <List>
      {offers.map((offer) => (
        <Row
          key={offer.id}
          {...rowWords(offer, today)}
          tail={<Tag {...standingOf(offer, today)} />}
          onPress={() => goTo(errandsPages.offer, { id: offer.id })}
        />
      ))}
    </List>
  );
}
