// Shall something half-written be lost for something else?
import type { ReactElement } from 'react';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { thingsWords } from './errand-words';
import type { Beginning } from './use-beginning';

/** Nothing while nothing would be lost. */
export function LosingCard({ losing, goOn, lose, leave }: Beginning): ReactElement | null {
  if (losing === undefined) return null;
  const lines = losing.lines.filter(({ what }) => what.trim() !== '');
  const things = lines.length === 0 ? '只拍了照片、录了音的一份' : thingsWords(lines);
  return (
    <Card title="有一份没写完" named spoken={`您有一份没写完：${things}。接着写，还是不要了？`}>
      <Note tone="ink">{things}</Note>
      <ButtonRow>
        <Button kind="primary" icon="pencil" word="接着写那份" onPress={goOn} />
        <Button kind="danger" word="那份不要了" onPress={lose} />
        <Button word="先不" onPress={leave} />
      </ButtonRow>
    </Card>
  );
}
