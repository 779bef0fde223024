// What has not been uploaded yet, and what did the server not take?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { voice } from '../../ui/voice';
import { waitingWords } from './trip-report-words';
import type { TripReportsHere } from './use-trip-reports';
import './waiting-strip.scss';

/** Stays in view while the page moves; under it, each refused report with its reason until it is read. */
export function WaitingStrip({ reports }: { readonly reports: TripReportsHere }): ReactElement {
  const now = useNow();
  const { waitingSince, refused, dismiss } = reports;
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
