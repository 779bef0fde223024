// Where is the parcel, when does it come, and what has become of it so far?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { networkPages } from '@kehuoyou/shared';
import type { Tracking } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { calmWords, parcelWords, storyLines } from './tracking-words';

/** The answer first, then its story, the newest first. */
export function StoryCard({ tracking }: { readonly tracking: Tracking }): ReactElement {
  const now = useNow();
  const { parcel } = tracking;
  if (parcel === undefined) return <Calm askedAt={tracking.askedAt} />;
  const words = parcelWords(tracking, parcel, now);
  const { coming } = words;
  return (
    <Card title={words.title} tag={<StateMark {...words.mark} />} spoken={words.spoken} readable={false}>
      {coming?.note === undefined ? (
        <View className="track-place">{coming?.figure ?? words.place}</View>
      ) : (
        <Answer
          figure={coming.figure}
          note={coming.note}
          {...(coming.instead === undefined ? {} : { instead: coming.instead })}
        />
      )}
      {coming?.strip === undefined ? null : <NoticeStrip {...coming.strip} />}
      {coming === undefined && words.note !== undefined ? <Note tone="ink">{words.note}</Note> : null}
      {parcel.carrierRecord === undefined ? null : <Note>{parcel.carrierRecord}</Note>}
      <Story parcel={parcel} />
      <Point parcel={parcel} />
    </Card>
  );
}

/** Nobody has said anything: no fault of anybody's, and nothing to do. */
function Calm({ askedAt }: { readonly askedAt: string | undefined }): ReactElement {
  const words = calmWords(askedAt, useNow());
  return (
    <Card>
      <StateMark state="unsaid" word="还没有消息" />
      <Note tone="ink">{words}</Note>
    </Card>
  );
}

function Story({ parcel }: { readonly parcel: NonNullable<Tracking['parcel']> }): ReactElement {
  const lines = storyLines(parcel, useNow());
  return (
    <View className="track-story" {...voice({ role: 'list', label: '一路上' })}>
      {lines.map(({ state, text, when, firm }, index) => (
        <View key={`${when} ${index}`} className={`track-line state-${state}`} {...voice({ role: 'listitem' })}>
          <View className="icon state-shape" {...voice({ hidden: true })} />
          <View className="track-line-words">
            <Text className={index === 0 ? 'track-text track-text-now' : 'track-text'}>{text}</Text>
            <Text className="track-when">{firm ? `${when} · 快递公司说的` : when}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}

/** A human's number, and when the point is open. */
function Point({ parcel: { leg } }: { readonly parcel: NonNullable<Tracking['parcel']> }): ReactElement | null {
  const point = leg?.point;
  if (point === undefined) return null;
  return (
    <ButtonRow>
      {point.phone === undefined ? null : <PhoneButton word="打给站长" who={point.name} number={point.phone} />}
      <Button icon="store" word="看服务点" onPress={() => goTo(networkPages.point, { id: point.id })} />
    </ButtonRow>
  );
}
