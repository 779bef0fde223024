// 谁家有卖: what do neighbours have to sell, and where? Found by name and by township; nothing is ordered here.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, errandsPages, offerPolicy } from '@kehuoyou/shared';
import type { Offers } from '@kehuoyou/shared';
import { useMay } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { SearchField } from '../../ui/fields/search-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { Skeleton } from '../../ui/page/skeleton';
import { rowWords, spokenOffer } from '../offer-words';
import { HeldPart } from './held-part';
import './index.scss';
import { useOffers } from './use-offers';

const ALL = 'all';

/** Nobody has to have signed in. */
export default function OffersPage(): ReactElement {
  const sent = usePageParams(errandsPages.offers);
  const [q, setQ] = useState(sent.q ?? '');
  const [township, setTownship] = useState(sent.township);
  const { query, offers } = useOffers({ q, township });
  const releases = useMay(offerPolicy.release);
  usePulled(query.refresh);
  useShared('邻居们在卖什么', errandsPages.offers, { q: q === '' ? undefined : q, township });
  return (
    <Page
      title={errandsPages.offers.title}
      age={query.age}
      spoken={offers && spokenOffers(offers)}
      desk={releases ? 'held-offers' : undefined}
      prints={false}
    >
      <HeldPart onDone={query.refresh} />
      <SearchField value={q} onChange={setQ} hint="要买什么？写名字" />
      {offers === undefined ? null : <Townships offers={offers} chosen={township} onChoose={setTownship} />}
      {offers === undefined && query.failure !== undefined ? (
        <ErrorSentence sentence={failureText(query.failure)} onRetry={() => void query.refresh()} />
      ) : null}
      {offers === undefined ? (
        query.failure === undefined ? (
          <Skeleton />
        ) : null
      ) : (
        <Found offers={offers} q={q.trim()} />
      )}
      <ButtonRow>
        <Button icon="plus" word={errandsPages.sell.title} onPress={() => goTo(errandsPages.sell)} />
        <Button icon="store" word={errandsPages.selling.title} onPress={() => goTo(errandsPages.selling)} />
      </ButtonRow>
      <Note>买卖双方自己说好、自己付钱，这里不下单、不收钱。</Note>
    </Page>
  );
}

interface TownshipsProps {
  readonly offers: Offers;
  readonly chosen: string | undefined;
  readonly onChoose: (township: string | undefined) => void;
}

/** Only those in which there is something. */
function Townships({ offers: { townships }, chosen, onChoose }: TownshipsProps): ReactElement | null {
  if (townships.length < 2 && chosen === undefined) return null;
  return (
    <Chips
      label="哪个乡镇"
      wraps
      chips={[
        { value: ALL, word: '全县' },
        ...townships.map(({ code, name, count }) => ({ value: code, word: `${name} ${count}` })),
      ]}
      chosen={chosen ?? ALL}
      onChoose={(value) => onChoose(value === ALL ? undefined : value)}
    />
  );
}

function Found({ offers: { offers }, q }: { readonly offers: Offers; readonly q: string }): ReactElement {
  const today = dateAt(useNow());
  if (offers.length === 0)
    return (
      <EmptyAnswer
        sentence={q === '' ? '现在没有人挂东西卖。' : `现在没有人卖“${q}”。`}
        next={q === '' ? '您家有的，可以挂出来。' : '换个名字找，或者看看全县的。'}
      />
    );
  return (
    <List>
      {offers.map((offer) => (
        <Row
          key={offer.id}
          icon={offer.pictures.length === 0 ? 'leaf' : 'camera'}
          {...rowWords(offer, today)}
          label={spokenOffer(offer, today)}
          onPress={() => goTo(errandsPages.offer, { id: offer.id })}
        />
      ))}
    </List>
  );
}

function spokenOffers({ offers }: Offers): string {
  if (offers.length === 0) return '现在没有人卖这样东西。';
  return `有 ${offers.length} 样在卖：${offers
    .slice(0, 5)
    .map(({ product, villageName }) => `${villageName}的${product}`)
    .join('，')}。`;
}
