// What can be settled here, what to bring, when, what it costs and who helps?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { everydayPolicy, may, networkPages } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { goTo } from '../../core/platform/navigation';
import { spokenSentence } from '../../core/spoken-sentence';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { everydayLines, spokenEveryday } from '../everyday-words';

/** Nothing where nothing was said; its keeper and the offices find the way to change it. */
export function EverydayCard({ point }: { readonly point: PointRecord }): ReactElement | null {
  const { id, villageCode, townshipCode, everyday = [] } = point;
  const me = useMe().answer;
  const place = { pointId: id, areaCode: villageCode ?? townshipCode };
  const mayRead = may(me, everydayPolicy.read, place);
  const mayChange = may(me, everydayPolicy.edit, place) || may(me, everydayPolicy.allow, place);
  const lines = everydayLines(everyday);
  if (lines.length === 0 && !mayRead) return null;
  return (
    <Card title="便民服务" spoken={spokenSentence(spokenEveryday(lines))}>
      {lines.length === 0 ? <Note>还没有登记。</Note> : null}
      {lines.map(({ service, name, says }) => (
        <View key={service} className="point-everyday">
          <Text className="point-everyday-name">{name}</Text>
          {says.map((sentence, place) => (
            <Note key={sentence} tone={place === says.length - 1 ? 'ink' : 'grey'}>
              {sentence}
            </Note>
          ))}
        </View>
      ))}
      {lines.length === 0 ? null : <Note>不留证件，不问密码。有人问您要密码，不要给。</Note>}
      {mayRead ? (
        <ButtonRow>
          <Button
            icon={mayChange ? 'pencil' : 'store'}
            word={mayChange ? '改便民服务' : '看便民服务'}
            onPress={() => goTo(networkPages.services, { point: id })}
          />
        </ButtonRow>
      ) : null}
    </Card>
  );
}
