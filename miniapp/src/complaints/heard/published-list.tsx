// What has the county let everybody read?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { publishingApi } from '@kehuoyou/shared';
import type { PublishedComplaint } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { spokenSentence } from '../../core/spoken-sentence';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { publishedTitle, standingWords } from './heard-words';
import './index.scss';

/** Rows of a page; fewer mean that there are no more. */
const ROWS = 10;

/** The newest, and those before them when somebody asks. Where nothing was published, nothing stands there. */
export function PublishedList(): ReactElement | null {
  const first = useQuery(publishingApi.list, { limit: ROWS }).answer?.complaints ?? [];
  const [older, setOlder] = useState<readonly PublishedComplaint[]>([]);
  const [isAll, setIsAll] = useState(false);
  const action = useAction();
  const shown = [...first, ...older.filter(({ number }) => !first.some((each) => each.number === number))];
  const last = shown[shown.length - 1];
  if (last === undefined) return null;
  const more = () =>
    action.run(async () => {
      const { complaints } = await call(publishingApi.list, { limit: ROWS, after: last.number });
      setOlder([...older, ...complaints]);
      setIsAll(complaints.length < ROWS);
    });
  return (
    <>
      <View className="heard-title">公开的</View>
      {shown.map((each) => (
        <PublishedCard key={each.number} complaint={each} />
      ))}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {first.length < ROWS || isAll ? null : <Button word="再看前面的" disabled={action.busy} onPress={more} />}
    </>
  );
}

function PublishedCard({ complaint }: { readonly complaint: PublishedComplaint }): ReactElement {
  const { publication } = complaint;
  const { text, answer, pictures } = publication;
  const [title, standing] = [publishedTitle(complaint), standingWords(complaint)];
  const spoken = [title, text, answer === undefined ? undefined : `答复：${answer}`, standing];
  return (
    <Card title={title} spoken={spokenSentence(`${spoken.filter((each) => each !== undefined).join('。')}。`)}>
      {text === undefined ? null : <Text className="heard-said">{text}</Text>}
      {answer === undefined ? null : <Note tone="ink">{`答复：${answer}`}</Note>}
      <Note>{standing}</Note>
      <PhotosOf photos={pictures} what={title} />
    </Card>
  );
}
