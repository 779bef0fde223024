// What comes to the hub, into which bag does it go, and on which bus?
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, hubParts, hubPolicy, parcelsPages, scanPolicy } from '@kehuoyou/shared';
import type { HubDesk, HubPart } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { onFunctionKeys } from '../../core/platform/function-keys';
import { usePulled } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import type { OwnAddress } from '../../core/platform/page-address';
import { useInView } from '../../core/use-in-view';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { RedirectsPart } from '../redirects/redirects-part';
import { HandPanel } from './hand-panel';
import { actsOf, HubKeys } from './hub-keys';
import { Receiving, Returning, Sheets, Troubles } from './hub-lists';
import { hubCounts, partWords, shownTrips } from './hub-parts';
import { ReplanCard } from './replan-card';
import { ScanBar } from './scan-bar';
import { SortingFloor } from './sorting-floor';
import { TripGrid } from './trip-grid';
import { useHub } from './use-hub';
import type { HubHere } from './use-hub';
import { useHubScan } from './use-hub-scan';
import './index.scss';

/** The hub's desk. Which work and which buses lie in the address. */
export default function HubPage(): ReactElement {
  const address = usePageAddress(parcelsPages.hub);
  const me = useMe();
  const own = useScope(scanPolicy.SORTED);
  const office = useScope(hubPolicy.read);
  const pointId =
    office === undefined ? undefined : (address.words['point'] ?? (own?.kind === 'point' ? own.id : undefined));
  if (pointId !== undefined) return <AtHub pointId={pointId} address={address} />;
  return (
    <Page title={parcelsPages.hub.title} desk="hub-load" prints={false}>
      <Asked query={me} why="分拣员登录以后，在这里收件、分拣、装车。">
        {() => <EmptyAnswer sentence="收件、分拣、装车，归共配中心办。" />}
      </Asked>
    </Page>
  );
}

function AtHub({ pointId, address }: { readonly pointId: string; readonly address: OwnAddress }): ReactElement {
  const today = dateAt(useNow());
  const here = useHub(pointId, address.words['day'] === 'tomorrow' ? addDays(today, 1) : undefined);
  const wide = useWideScreen();
  const part = hubParts.find((each) => each === address.words['part']) ?? 'load';
  const { query, facts, failure, desk } = here;
  usePulled(query.refresh);
  return (
    <Page
      title={wide ? partWords[part] : parcelsPages.hub.title}
      age={query.age}
      desk={`hub-${part}`}
      counts={hubCounts(desk)}
      wide
      prints={false}
    >
      <WaitingStrip facts={facts} />
      {failure === undefined ? null : <ErrorSentence sentence={failure} />}
      {wide ? null : (
        <Chips
          label="做什么"
          chips={hubParts.map((value) => ({ value, word: `${partWords[value]}${countWord(desk, value)}` }))}
          chosen={part}
          onChoose={(chosen) => address.write({ part: chosen })}
        />
      )}
      <Asked query={query}>
        {() => (desk === undefined ? null : <Work here={here} desk={desk} part={part} address={address} />)}
      </Asked>
    </Page>
  );
}

function countWord(desk: HubDesk | undefined, part: HubPart): string {
  const count = hubCounts(desk)[`hub-${part}`] ?? 0;
  return count === 0 ? '' : ` ${count}`;
}

interface WorkProps {
  readonly here: HubHere;
  readonly desk: HubDesk;
  readonly part: HubPart;
  readonly address: OwnAddress;
}

function Work({ here, desk, part, address }: WorkProps): ReactElement {
  const scan = useHubScan(here, part);
  const wide = useWideScreen();
  const [wrong, setWrong] = useState(false);
  const [left, coming] = [shownTrips(desk, 'left'), shownTrips(desk, 'coming')];
  const show = shownIn(address) ?? 'coming';
  const acts = actsOf({ here, desk, scan, onWrong: () => setWrong(true) });
  const newest = useRef(acts);
  useEffect(() => void (newest.current = acts));
  // The parts that were left are still there, out of view.
  const inView = useInView();
  useEffect(() => (inView ? onFunctionKeys((key) => newest.current[key]) : undefined), [inView]);
  const trips = show === 'left' ? left : coming;
  return (
    <View className="hub">
      <Filters part={part} address={address} counts={[coming.length, left.length]} />
      <ScanBar here={here} part={part} scan={scan} />
      <HandPanel desk={desk} here={here} scan={scan} wrong={wrong} onWrong={setWrong} />
      {wide ? null : <HubKeys here={here} acts={acts} />}
      {part === 'load' || part === 'sort' ? <ReplanCard desk={desk} made={here.facts.made} scan={scan} /> : null}
      {part === 'receive' ? <Receiving desk={desk} /> : null}
      {part === 'sort' ? <SortingFloor desk={desk} scan={scan} /> : null}
      {part === 'load' && trips.length === 0 ? (
        <EmptyAnswer sentence={show === 'left' ? '今天还没有车开走。' : '今天没有别的班车了。'} />
      ) : null}
      {part === 'load' ? <TripGrid trips={trips} hand={scan.hand} onTake={scan.take} /> : null}
      {part === 'trouble' ? <RedirectsPart pointId={here.pointId} /> : null}
      {part === 'trouble' ? <Troubles desk={desk} scan={scan} /> : null}
      {part === 'return' ? <Returning desk={desk} /> : null}
      {part === 'sheets' ? <Sheets trips={trips} /> : null}
      {wide ? <HubKeys here={here} acts={acts} /> : null}
    </View>
  );
}

interface FilterProps {
  readonly part: HubPart;
  readonly address: OwnAddress;
  /** Of buses that come and that have left. */
  readonly counts: readonly [number, number];
}

/** Which buses the address asks for; undefined for those that are still to come. */
function shownIn({ words }: OwnAddress): 'left' | undefined {
  return words['show'] === 'left' ? 'left' : undefined;
}

/** Which day and which buses: both stand in the address. */
function Filters({ part, address, counts: [coming, left] }: FilterProps): ReactElement | null {
  if (part !== 'load' && part !== 'sheets' && part !== 'sort') return null;
  return (
    <Chips
      label="哪些班车"
      chips={[
        { value: 'coming', word: `接下来 ${coming} 班` },
        ...(part === 'sort' ? [] : [{ value: 'left' as const, word: `已开走 ${left}` }]),
        { value: 'tomorrow', word: '明天的' },
      ]}
      chosen={address.words['day'] === 'tomorrow' ? 'tomorrow' : (shownIn(address) ?? 'coming')}
      onChoose={(chosen) =>
        address.write({
          day: chosen === 'tomorrow' ? chosen : undefined,
          show: chosen === 'left' ? chosen : undefined,
        })
      }
    />
  );
}
