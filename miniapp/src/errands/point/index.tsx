// 村里托带的: what is collected at this point, who waits for an answer, and what lies on the shelf?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandsApi, errandsPages, errandWorkPolicy } from '@kehuoyou/shared';
import type { ErrandSummary } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { useOutbox } from '../../core/outbox/app-outbox';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { StateMark } from '../../ui/states/state-mark';
import { useUnsentErrands } from '../use-my-errands';
import { thingsWords } from '../errand-words';
import { platesOf } from '../headline';
import { asSaidHere, markOf } from '../said-here';
import type { SaidHere } from '../said-here';
import { Unsent } from './unsent';
import { emptyWords, keeperNote, ofPart, partChips } from './point-words';
import type { PointPart } from './point-words';
import './index.scss';

/** People ask and answer while the page is open. */
const ASK_EVERY_MS = 60_000;

/** 村里托带的. */
export default function PointPage(): ReactElement {
  const { point } = usePageParams(errandsPages.point);
  const me = useMe();
  const scope = useScope(errandWorkPolicy.point);
  const pointId = scope === undefined ? undefined : (point ?? (scope.kind === 'point' ? scope.id : undefined));
  if (pointId !== undefined) return <AtPoint pointId={pointId} />;
  return (
    <Page title={errandsPages.point.title} desk="point-errands" prints={false}>
      <Asked query={me} why="站长登录以后，在这里看村里人托带的东西。">
        {() => <EmptyAnswer sentence="村里托带的东西归站长管。" />}
      </Asked>
    </Page>
  );
}

function AtPoint({ pointId }: { readonly pointId: string }): ReactElement {
  const [part, setPart] = useState<PointPart>('all');
  const every = { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '取件码仍可用' };
  const open = useQuery(errandsApi.atPoint, { pointId }, every);
  const over = useQuery(errandsApi.atPoint, part === 'over' ? { pointId, over: true } : undefined, every);
  const query = part === 'over' ? over : open;
  const unsent = useUnsentErrands().filter(({ body }) => body['pointId'] === pointId);
  const written = useOutbox();
  const said = (errands: readonly ErrandSummary[]) => errands.map((errand) => asSaidHere(errand, written));
  usePulled(query.refresh);
  return (
    <Page title={errandsPages.point.title} age={query.age} desk="point-errands">
      <ButtonRow>
        <Button
          kind="primary"
          icon="phone"
          word="替打电话的人托"
          onPress={() => goTo(errandsPages.ask, { point: pointId })}
        />
        <Button icon="shopping-basket" word="我要去买的" onPress={() => goTo(errandsPages.list, { by: 'point' })} />
      </ButtonRow>
      <View className="errands-parts">
        <Unsent items={unsent} onSent={open.refresh} />
        <Chips
          label="看哪些"
          chips={partChips(said(open.answer?.errands ?? []), part)}
          chosen={part}
          onChoose={setPart}
        />
      </View>
      <Asked query={query}>
        {({ errands }) => <Listed errands={ofPart(said(errands), part)} empty={emptyWords(part)} />}
      </Asked>
    </Page>
  );
}

interface ListedProps {
  readonly errands: readonly (ErrandSummary & SaidHere)[];
  readonly empty: string;
}

function Listed({ errands, empty }: ListedProps): ReactElement {
  const now = useNow();
  if (errands.length === 0) return <EmptyAnswer sentence={empty} />;
  return (
    <List>
      {errands.map((errand) => {
        const mark = markOf(errand);
        const [shelf] = errand.state === 'ready' ? platesOf(errand) : [];
        const note = keeperNote(errand, now);
        return (
          <Row
            key={errand.id}
            title={thingsWords(errand.lines)}
            note={note}
            tail={shelf === undefined ? <StateMark {...mark} /> : <ShelfPlate code={shelf} size="small" />}
            label={`${thingsWords(errand.lines)}，${mark.word}，${note}`}
            onPress={() => goTo(errandsPages.errand, { id: errand.id })}
          />
        );
      })}
    </List>
  );
}
