// What does the person of the chosen village see first? The next bus.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { boardFromPack, dateAt, spokenTime, timetableApi, wallTime } from '@kehuoyou/shared';
import type { VillagePack } from '@kehuoyou/shared';
import { AppTabs } from '../app-tabs';
import { useNow } from '../core/clock';
import { failureText } from '../core/failure-text';
import { goTo } from '../core/platform/navigation';
import { chosenVillage, useSettings } from '../core/settings';
import { useQuery } from '../core/use-query';
import { Answer } from '../ui/answer';
import { Button } from '../ui/button';
import { ButtonRow } from '../ui/button-row';
import { Card } from '../ui/card';
import { EmptyAnswer } from '../ui/empty-answer';
import { ErrorSentence } from '../ui/error-sentence';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Pressable } from '../ui/pressable';
import { Skeleton } from '../ui/skeleton';
import { Tag } from '../ui/tag';
import { Tile } from '../ui/tile';
import { Tiles } from '../ui/tiles';
import './index.scss';

/** 首页. */
export default function Home(): ReactElement {
  const village = useSettings(chosenVillage);
  const pack = useQuery(timetableApi.pack, village && { code: village.code }, { usable: '时刻表仍可用' });
  return (
    <Page title={<VillageName name={village?.name} />} age={pack.age} bottom={<AppTabs current="home" />}>
      {village === undefined ? <ChooseFirst /> : null}
      {pack.answer ? <NextBus pack={pack.answer} /> : null}
      {pack.answer === undefined && pack.failure ? (
        <ErrorSentence sentence={failureText(pack.failure)} reference={pack.failure.detail.requestId} onRetry={() => void pack.refresh()} />
      ) : null}
      {village && pack.answer === undefined && !pack.failure ? <Skeleton /> : null}
      <Tiles>
        <Tile icon="map-pin" word="附近服务点" onPress={() => goTo('/network/nearest/index')} />
        <Tile icon="route" word="怎么去" onPress={() => goTo('/timetable/journey/index')} />
      </Tiles>
    </Page>
  );
}

function VillageName({ name }: { readonly name: string | undefined }): ReactElement {
  if (name === undefined) return <Text className="page-title">客货邮</Text>;
  return (
    <Pressable className="village-name" label={`${name}，换村`} onPress={() => goTo('/network/village/index')}>
      <Icon name="map-pin" />
      <Text className="page-title">{name}</Text>
      <Text className="village-change">换村</Text>
    </Pressable>
  );
}

function ChooseFirst(): ReactElement {
  return (
    <Card spoken="您是哪个村？选好以后，这里就有您村的班车和服务点。">
      <EmptyAnswer sentence="您是哪个村？" next="选好以后，这里就有您村的班车和服务点">
        <ButtonRow>
          <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo('/network/village/index')} />
        </ButtonRow>
      </EmptyAnswer>
    </Card>
  );
}

function NextBus({ pack }: { readonly pack: VillagePack }): ReactElement {
  const now = useNow();
  const stop = pack.boards[0]?.stop;
  const board = stop && boardFromPack(pack, stop.id, { date: dateAt(now), now });
  const next = board?.departures.find((departure) => departure.status !== 'cancelled');
  if (!stop || !next) return <Card title="下一班车"><EmptyAnswer sentence="今天没有班车了" /></Card>;
  return (
    <Card
      title={`下一班车 · 去${next.headsign}`}
      tag={<Tag word="时刻表" />}
      spoken={`下一班车${spokenTime(next.seconds)}，开往${next.headsign}。`}
    >
      <Answer figure={wallTime(next.seconds)} />
      <View>
        <ButtonRow>
          <Button kind="primary" word="看全部班次" onPress={() => goTo('/timetable/board/index', { stop: stop.id })} />
        </ButtonRow>
      </View>
    </Card>
  );
}
