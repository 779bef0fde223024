// What does one service point offer, is it open, and how does one get there?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import {
  complaintsPages,
  may,
  networkPages,
  pausePolicy,
  pointName,
  spokenFigures,
  timetablePages,
} from '@kehuoyou/shared';
import type { Area, PointRecord } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { canOpenMap, openMap } from '../../core/platform/native-map';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { useFollow } from '../../notices/use-follow';
import { Answer } from '../../ui/cards/answer';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FollowButton } from '../../ui/page/follow-button';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { Parts } from '../../ui/cards/parts';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Skeleton } from '../../ui/page/skeleton';
import { Tag } from '../../ui/cards/tag';
import { headOf, pointOpeningWords, pauseText, spokenSentence } from '../point-opening-words';
import { kitCheckedText, kitLines, servicesOf, spokenServices, weekHours, whereText } from '../point-words';
import { useAreas } from '../use-areas';
import { usePoint } from '../use-point';
import { EverydayCard } from './everyday-card';
import { GoodWords } from './good-words';
import { LicencesCard } from './licences-card';
import './index.scss';

/** 服务点: opened with `id`, such as the one on its sign. */
export default function ServicePoint(): ReactElement {
  const { id } = usePageParams(networkPages.point);
  const now = useNow();
  const { answer: point, age, failure, refresh } = usePoint(id);
  const areas = useAreas();
  usePulled(refresh);
  useShared(point && pointName(point.name), networkPages.point, { id: id ?? '' });
  if (!point) {
    return (
      <Page title={networkPages.point.title}>
        {failure ? (
          <ErrorSentence
            sentence={failureText(failure)}
            reference={failure.detail.requestId}
            onRetry={() => void refresh()}
          />
        ) : (
          <Skeleton cards={3} />
        )}
      </Page>
    );
  }
  const township = areas.answer?.children?.find(({ code }) => code === point.townshipCode);
  return (
    <Page title={pointName(point.name)} age={age} spoken={spokenPoint(point, now)}>
      <NowCard point={point} now={now} />
      <HoursCard point={point} now={now} />
      <ServicesCard point={point} />
      <EverydayCard point={point} />
      <GoodWords id={point.id} />
      <KitCard point={point} />
      <LicencesCard point={point} now={now} />
      <WhereCard point={point} township={township} />
      <FollowPoint id={point.id} />
      <SayOfPoint point={point} />
      {point.details === 'sample' ? <Note>开门时间、电话、能办的事和设施都是样例，等站长核对。</Note> : null}
    </Page>
  );
}

function ServicesCard({ point }: { readonly point: PointRecord }): ReactElement {
  return (
    <Card title="能办的事" spoken={`${pointName(point.name)}${spokenServices(point)}。`}>
      <View className="point-services">
        <Parts parts={servicesOf(point)} />
      </View>
    </Card>
  );
}

function FollowPoint({ id }: { readonly id: string }): ReactElement {
  return <FollowButton follow={useFollow('point', id)} what="这个服务点" news="不开门、又开了" />;
}

/** One tap for whoever stands before a shut door; what else there may be is asked. */
function SayOfPoint({ point: { id, name } }: { readonly point: PointRecord }): ReactElement {
  const about = { pointId: id, name: pointName(name) };
  return (
    <Card title="有话说" spoken="服务点没开门，或者有别的话要说，点这里。不用登录，没有网也能交。">
      <ButtonRow>
        <Button
          icon="camera"
          word="没开门"
          label={`说一声：${pointName(name)}没开门`}
          onPress={() => goTo(complaintsPages.say, { ...about, kind: 'complaint', category: 'point_closed' })}
        />
        <Button icon="message-square" word="说别的" onPress={() => goTo(complaintsPages.say, about)} />
      </ButtonRow>
    </Card>
  );
}

function spokenPoint(point: PointRecord, now: Date): string {
  const words = pointOpeningWords(point, now);
  const phone = point.phone === undefined ? '' : `电话${spokenFigures(point.phone)}。`;
  return `${pointName(point.name)}，${words.open ? '现在开着，' : ''}${spokenSentence(words.sentence)}。${spokenServices(point)}。${phone}`;
}

function NowCard({ point, now }: { readonly point: PointRecord; readonly now: Date }): ReactElement {
  const words = pointOpeningWords(point, now);
  const answer = headOf(words.sentence);
  const { substitutePointId } = words.pause ?? {};
  return (
    <Card
      title="现在"
      tag={<Tag word={words.word} tone={words.tone} />}
      spoken={spokenPoint(point, now)}
      readable={false}
    >
      <Answer figure={answer.figure} />
      {answer.rest === '' ? null : <Note tone="ink">{answer.rest}</Note>}
      {words.soon === undefined ? null : <Note tone="ink">{words.soon}</Note>}
      {words.pause === undefined || words.reason === 'paused' ? null : (
        <NoticeStrip text={pauseText(words.pause, now)} />
      )}
      {substitutePointId === undefined ? null : (
        <ButtonRow>
          <Button
            kind="primary"
            icon="store"
            word="看代办的服务点"
            onPress={() => goTo(networkPages.point, { id: substitutePointId })}
          />
        </ButtonRow>
      )}
      <WhatNext point={point} callFirst={substitutePointId === undefined} />
    </Card>
  );
}

/** Ring the keeper, go there, or see its buses. */
function WhatNext({ point, callFirst }: { readonly point: PointRecord; readonly callFirst: boolean }): ReactElement {
  return (
    <ButtonRow>
      {point.phone === undefined ? null : (
        <PhoneButton
          kind={callFirst ? 'primary' : 'plain'}
          word="打给站长"
          who={pointName(point.name)}
          number={point.phone}
        />
      )}
      <Button
        icon="route"
        word="怎么去"
        onPress={() => goTo(timetablePages.journey, { to: point.id, toName: pointName(point.name) })}
      />
      {point.stopId === undefined ? null : (
        <Button icon="bus" word="这里的班车" onPress={() => goTo(timetablePages.board, { stop: point.stopId })} />
      )}
    </ButtonRow>
  );
}

function HoursCard({ point, now }: { readonly point: PointRecord; readonly now: Date }): ReactElement {
  const week = weekHours(point, now);
  const { id: pointId, villageCode, townshipCode } = point;
  const mayPause = may(useMe().answer, pausePolicy.announce, { pointId, areaCode: villageCode ?? townshipCode });
  const spoken = `这一周开门时间：${week.map(({ day, hours }) => `${day}${spokenSentence(hours.split('–').join('到'))}`).join('；')}。`;
  return (
    <Card title="这一周" spoken={spoken}>
      {week.map(({ date, day, hours, reason, today }) => (
        <View key={date} className={today ? 'point-day point-day-today' : 'point-day'}>
          <Text className="point-day-name">{day}</Text>
          <View className="point-day-hours">
            <View>{hours}</View>
            {reason === undefined ? null : <View className="point-day-reason">{reason}</View>}
          </View>
        </View>
      ))}
      {mayPause ? (
        <ButtonRow>
          <Button icon="clock" word="有事不开门" onPress={() => goTo(networkPages.pause, { point: point.id })} />
        </ButtonRow>
      ) : null}
    </Card>
  );
}

function KitCard({ point }: { readonly point: PointRecord }): ReactElement {
  const lines = kitLines(point);
  const checked = kitCheckedText(point);
  return (
    <Card
      title={checked === undefined ? '站点六样设施' : `站点六样设施 · ${checked}`}
      spoken={`六样设施：${lines.map(({ there, text }) => `${text}${there ? '有' : ''}`).join('，')}。`}
    >
      <View className="point-kit">
        {lines.map(({ item, there, text }) => (
          <View key={item} className={there ? 'point-kit-item' : 'point-kit-item point-kit-missing'}>
            <Text className="point-kit-mark">{there ? '✓' : '–'}</Text>
            <Text>{text}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}

function WhereCard({
  point,
  township,
}: {
  readonly point: PointRecord;
  readonly township: Area | undefined;
}): ReactElement {
  const where = whereText(point, township);
  return (
    <Card title="在哪里" spoken={spokenSentence(where)}>
      <View className="point-where">{where}</View>
      <ButtonRow>
        <Button icon="map" word="看示意图" onPress={() => goTo(networkPages.nearest, { point: point.id })} />
        {canOpenMap() ? (
          <Button icon="map-pin" word="看地图" onPress={() => openMap(point.position, point.name)} />
        ) : null}
      </ButtonRow>
    </Card>
  );
}
