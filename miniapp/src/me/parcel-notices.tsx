// What do I want to hear of my parcels, besides that they are there?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { parcelNoticesApi } from '@kehuoyou/shared';
import type { ParcelNoticeChoice } from '@kehuoyou/shared';
import { call } from '../core/call';
import { useAction } from '../core/use-action';
import { useQuery } from '../core/use-query';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { Chips } from '../ui/fields/chips';
import { ErrorSentence } from '../ui/page/error-sentence';

const ALWAYS = '到了、被取走、要退回，一定告诉您。';
const WHAT: readonly { readonly field: keyof ParcelNoticeChoice; readonly word: string }[] = [
  { field: 'busChanges', word: '捎快递的班车改了' },
  { field: 'onItsWay', word: '快递从县城上路了' },
];
const ANSWERS = [
  { value: 'yes', word: '告诉我' },
  { value: 'no', word: '不用' },
] as const;

/** 快递消息; nothing until it is known what holds, or for whoever has not signed in. */
export function ParcelNotices(): ReactElement | null {
  const query = useQuery(parcelNoticesApi.read, {});
  const action = useAction();
  const { answer } = query;
  if (answer === undefined) return null;
  const choose = (choice: ParcelNoticeChoice): void =>
    action.run(async () => {
      await call(parcelNoticesApi.choose, choice);
      await query.refresh();
    });
  return (
    <Card title="快递的事，告诉我哪些">
      <Note tone="ink">{ALWAYS}</Note>
      {WHAT.map(({ field, word }) => (
        <View key={field}>
          <View className="me-fact">{word}</View>
          <Chips
            label={word}
            chips={ANSWERS}
            chosen={answer[field] ? 'yes' : 'no'}
            onChoose={(value) => choose({ ...answer, [field]: value === 'yes' })}
          />
        </View>
      ))}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
    </Card>
  );
}
