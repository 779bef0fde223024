// What has not been uploaded yet, and what did the server not take?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { DeviceEvent } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { waitingWords } from '../../core/device-facts/waiting-words';
import { Button } from '../buttons/button';
import { Card } from '../cards/card';
import { Note } from '../cards/note';
import { voice } from '../voice';
import './waiting-strip.scss';

/** Stays in view while the page moves; under it, each refused fact with its reason until it is read. */
export function WaitingStrip({
  facts,
}: {
  readonly facts: Pick<DeviceFacts<DeviceEvent>, 'waitingSince' | 'refused' | 'dismiss'>;
}): ReactElement {
  const now = useNow();
  const { waitingSince, refused, dismiss } = facts;
  return (
    <>
      <View className={waitingSince.length === 0 ? 'waiting' : 'waiting waiting-some'} {...voice({ role: 'status' })}>
        <Text>{waitingWords(waitingSince, now)}</Text>
      </View>
      {refused.map(({ key, label, sentence }) => (
        <Card key={key} title={`没有算上：${label}`} named spoken={`没有算上：${label}。${sentence}`} readable={false}>
          <Note tone="red">{sentence}</Note>
          <Button word="知道了" label={`知道了：${label}`} onPress={() => dismiss(key)} />
        </Card>
      ))}
    </>
  );
}
