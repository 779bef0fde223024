// What does a keeper do with parcels, from the bus to the hand?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { parcelsPages, scanPolicy } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { onFunctionKeys } from '../../core/platform/function-keys';
import type { FunctionKey } from '../../core/platform/function-keys';
import { useWideScreen } from '../../core/platform/wide-screen';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import type { Bench } from './bench-fold';
import { Care } from './care';
import { HandOut } from './hand-out';
import { PointChoice } from './point-choice';
import { HomeRound } from './home-round';
import { Shelving } from './shelving';
import { overdueOf } from './shelf-care';
import { StockTaking } from './stock-taking';
import { useBench } from './use-bench';
import type { BenchHere } from './use-bench';
import './index.scss';

/** The keeper's bench, also for days without a signal. */
export default function BenchPage(): ReactElement {
  const { point } = usePageParams(parcelsPages.bench);
  const me = useMe();
  const scope = useScope(scanPolicy.SHELVED);
  // Whoever serves a township's points says which one.
  const pointId = scope === undefined ? undefined : (point ?? (scope.kind === 'point' ? scope.id : undefined));
  if (pointId !== undefined) return <AtPoint pointId={pointId} />;
  if (scope?.kind === 'area') return <PointChoice township={scope.id} />;
  return (
    <Page title={parcelsPages.bench.title} desk="bench" prints={false}>
      <Asked query={me} why="站长登录以后，在这里收快递、上架、交给人。">
        {() => <EmptyAnswer sentence="收快递、交快递，归站长办。" />}
      </Asked>
    </Page>
  );
}

function AtPoint({ pointId }: { readonly pointId: string }): ReactElement {
  const here = useBench(pointId, 'keeper');
  usePulled(here.query.refresh);
  return (
    <Page title={parcelsPages.bench.title} age={here.query.age} desk="bench" wide prints={false}>
      <WaitingStrip facts={here.facts} />
      {here.failure === undefined ? null : <ErrorSentence sentence={here.failure} />}
      <Asked query={here.query}>
        {() => (here.bench === undefined ? null : <Work here={here} bench={here.bench} />)}
      </Asked>
    </Page>
  );
}

const parts = ['shelve', 'hand-out', 'home', 'care', 'count'] as const;
type Part = (typeof parts)[number];

/** At a computer a key leads to each part; it is written on it. */
const partKeys = { shelve: 'F4', 'hand-out': 'F7', home: 'F8', care: 'F9', count: 'F10' } as const satisfies Readonly<
  Record<Part, FunctionKey>
>;

function Work({ here, bench }: { readonly here: BenchHere; readonly bench: Bench }): ReactElement {
  const [part, setPart] = useState<Part>('shelve');
  const wide = useWideScreen();
  useEffect(
    () =>
      onFunctionKeys((key) => {
        const meant = parts.find((each) => partKeys[each] === key);
        return meant && (() => setPart(meant));
      }),
    [],
  );
  const overdue = overdueOf(bench).filter(({ remind, mayReturn }) => remind || mayReturn);
  const toCare = bench.disputed.length + bench.unwanted.length + bench.elsewhere.length + overdue.length;
  const words: Readonly<Record<Part, string>> = {
    shelve: '上架',
    'hand-out': '交件',
    home: bench.home.length === 0 ? '送上门' : `送上门 ${bench.home.length}`,
    care: toCare === 0 ? '催取' : `催取 ${toCare}`,
    count: '盘点',
  };
  return (
    <View className="bench">
      <Chips
        label="做什么"
        chips={parts.map((value) => ({ value, word: wide ? `${words[value]} ${partKeys[value]}` : words[value] }))}
        chosen={part}
        onChoose={setPart}
      />
      {part === 'shelve' ? <Shelving here={here} bench={bench} /> : null}
      {part === 'hand-out' ? <HandOut here={here} bench={bench} /> : null}
      {part === 'home' ? <HomeRound here={here} bench={bench} /> : null}
      {part === 'care' ? <Care here={here} bench={bench} /> : null}
      {part === 'count' ? <StockTaking here={here} bench={bench} /> : null}
    </View>
  );
}
