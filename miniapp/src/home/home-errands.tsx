// How does what was asked for from town stand on the home page?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandsPages } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { goTo } from '../core/platform/navigation';
import { useMyErrands } from '../errands/use-my-errands';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Answer } from '../ui/cards/answer';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { ShelfPlate } from '../ui/cards/shelf-plate';
import { errandsCard } from './errands-card';

/** A question that waits, or what has come; nothing otherwise. */
export function HomeErrands(): ReactElement | null {
  const errands = useMyErrands().answer?.errands;
  const now = useNow();
  const card = errands && errandsCard(errands, now);
  if (card === undefined) return null;
  const { id, figure, note, careful, shelf, more, word, spoken } = card;
  return (
    <Card title={errandsPages.errand.title} spoken={spoken}>
      <View className="home-parcels">
        <Answer figure={figure} note={note} careful={careful} />
        {shelf === undefined ? null : <ShelfPlate code={shelf} />}
      </View>
      <Note tone="ink">{more}</Note>
      <ButtonRow>
        <Button
          kind={careful ? 'primary' : 'plain'}
          icon="shopping-basket"
          word={word}
          onPress={() => (id === undefined ? goTo(errandsPages.mine) : goTo(errandsPages.errand, { id }))}
        />
      </ButtonRow>
    </Card>
  );
}
