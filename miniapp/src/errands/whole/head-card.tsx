// Where does an errand stand, seen from across the room?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { dateAt } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { byWords, busWords, thingsWords } from '../errand-words';
import { headline, platesOf, saidOf } from '../headline';
import type { SaidHere } from '../said-here';
import './whole.scss';

/** The state, the plate when it waits, the bus while it comes, and why when it does not. */
export function HeadCard({ errand }: { readonly errand: Errand & SaidHere }): ReactElement {
  const now = useNow();
  const { state, lines, reason, bus, by } = errand;
  const { figure, note, spoken } = headline(errand, now);
  const plates = state === 'ready' ? platesOf(errand) : [];
  const comes = bus !== undefined && (state === 'bought' || state === 'on_bus');
  const open = ['asked', 'accepted', 'asked_back'].includes(state);
  const last = open ? byWords(by, dateAt(now)) : undefined;
  return (
    <Card title={thingsWords(lines)} named spoken={spoken} readable={false}>
      <Answer figure={figure} {...(note === undefined ? {} : { note })} careful={state === 'asked_back'} />
      {plates.map((shelf) => (
        <View key={shelf} className="errand-plate">
          <ShelfPlate code={shelf} size={plates.length === 1 ? 'large' : 'usual'} />
        </View>
      ))}
      {comes ? <Note tone="ink">{`跟 ${busWords(bus)}`}</Note> : null}
      {saidOf(errand).map((sentence) => (
        <Note key={sentence} tone="red">
          {sentence}
        </Note>
      ))}
      {last === undefined ? null : <Note tone="ink">{last}</Note>}
      {reason === undefined ? null : <Note tone={state === 'cancelled' ? 'ink' : 'red'}>{reason}</Note>}
    </Card>
  );
}
