// 代购单: what is to be bought, put together by shop, by point or by bus?
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { errandsApi, errandsPages, errandWorkPolicy, shoppingApi, shoppingParts } from '@kehuoyou/shared';
import type { ShoppingErrand, ShoppingGroup, ShoppingList } from '@kehuoyou/shared';
import { Text, View } from '@tarojs/components';
import { useMay, useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { useOutbox } from '../../core/outbox/app-outbox';
import { goTo, usePulled } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { FileButton } from '../../ui/page/file-button';
import { Page } from '../../ui/page/page';
import { useTableKeys } from '../../ui/tables/table-keys';
import { Bought } from '../deeds/bought';
import { asSaidHere } from '../said-here';
import { useSentErrands } from '../use-sent-errands';
import './index.scss';
import { groupChips, groupOf, sheetName, workWords } from './list-words';
import { Parts } from './parts';

/** People ask and answer while the page is open. */
const ASK_EVERY_MS = 60_000;

/** 代购单. How it is put together and which one is open lie in the address. */
export default function ListPage(): ReactElement {
  const me = useMe();
  const buys = useMay(errandWorkPolicy.list);
  const query = useQuery(shoppingApi.list, buys ? {} : undefined, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  usePulled(query.refresh);
  useSentErrands(query.refresh);
  const open = query.answer?.errands.length;
  return (
    <Page
      title={errandsPages.list.title}
      tools={buys ? <Sheet /> : null}
      age={query.age}
      wide
      desk="errands"
      {...(open === undefined ? {} : { counts: { errands: open } })}
    >
      <Asked query={me} why="代购员和站长登录以后，在这里看要替谁买什么。">
        {() =>
          buys ? (
            <Asked query={query}>{(list) => <Listed list={list} query={query} />}</Asked>
          ) : (
            <EmptyAnswer sentence="替人买东西归代购员和站长。" />
          )
        }
      </Asked>
    </Page>
  );
}

/** To be taken along into the shops, put together as it is looked at. */
function Sheet(): ReactElement {
  const by = groupOf(usePageAddress(errandsPages.list).words['by']);
  const name = sheetName(useNow());
  return <FileButton endpoint={shoppingApi.sheet} ask={{ by }} name={name} word="打印单子" kind="tool" />;
}

interface ListedProps {
  readonly list: ShoppingList;
  readonly query: Query<ShoppingList>;
}

function Listed({ list: { errands: known, buyers }, query }: ListedProps): ReactElement {
  const written = useOutbox();
  const errands = known.map((errand) => asSaidHere(errand, written));
  const address = usePageAddress(errandsPages.list);
  const wide = useWideScreen();
  const by = groupOf(address.words['by']);
  const atDesk = process.env.TARO_ENV === 'h5' && wide;
  return (
    <>
      <Chips
        label="怎么排"
        chips={groupChips}
        chosen={by}
        onChoose={(group) => address.write({ by: group, id: undefined })}
      />
      <Note tone="ink">{`${buyers.map(({ name }) => name).join('、')}：${workWords(errands) || '都办好了'}`}</Note>
      {atDesk ? (
        <Beside
          errands={errands}
          by={by}
          chosen={address.words['id']}
          onChoose={(id) => address.write({ id })}
          onMoved={query.refresh}
        />
      ) : errands.length === 0 ? (
        <Nothing />
      ) : (
        <Parts
          parts={shoppingParts(errands, by)}
          by={by}
          chosen={undefined}
          onChoose={(id) => goTo(errandsPages.buy, { id })}
        />
      )}
    </>
  );
}

function Nothing(): ReactElement {
  return <EmptyAnswer sentence="现在没有要买的。" next="有人托带，这里马上看得到。" />;
}

interface BesideProps {
  readonly errands: readonly ShoppingErrand[];
  readonly by: ShoppingGroup;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onMoved: () => Promise<void>;
}

/** Browsers only: the list and one of it, the first where none is chosen; worked by keys. */
function Beside({ errands, by, chosen, onChoose, onMoved }: BesideProps): ReactElement {
  const parts = shoppingParts(errands, by);
  const shown = chosen ?? parts[0]?.errands[0]?.id;
  const query = useQuery(errandsApi.read, shown === undefined ? undefined : { id: shown }, {
    everyMs: ASK_EVERY_MS,
    freshForMs: 0,
  });
  const frame = useRef<HTMLDivElement>(null);
  const step = (by: 1 | -1): void => {
    const ids = parts.flatMap((part) => part.errands.map(({ id }) => id));
    const next = ids[ids.indexOf(shown ?? '') + by];
    if (next !== undefined) onChoose(next);
  };
  useTableKeys(frame, { step, find: () => undefined, close: () => undefined });
  const moved = async (): Promise<void> => {
    // What was moved out of the list stays in view until another is chosen.
    if (shown !== undefined) onChoose(shown);
    await Promise.all([query.refresh(), onMoved()]);
  };
  return (
    <div className="shop-beside" ref={frame}>
      {parts.length === 0 ? <Nothing /> : <Parts parts={parts} by={by} chosen={shown} onChoose={onChoose} />}
      {shown === undefined ? null : (
        <View className="shop-detail">
          <Asked query={query}>{(errand) => <Bought key={errand.id} errand={errand} onMoved={moved} />}</Asked>
        </View>
      )}
      <View className="shop-keys">
        <Text className="shop-key">J</Text>下一份 <Text className="shop-key">K</Text>上一份
      </View>
    </div>
  );
}
