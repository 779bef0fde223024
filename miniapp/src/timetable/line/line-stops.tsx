// Where does a line run, for a phone that has never heard where its buses are?
import type { ReactElement } from 'react';
import { timetablePages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import type { LineView } from './line-words';

/** The stops of the longest trip, without a bus. */
export function LineStops({ view }: { readonly view: LineView }): ReactElement {
  return (
    <>
      <List>
        {view.stops.map(({ stopId, name, place, mine }, index) => (
          <Row
            key={`${index} ${stopId}`}
            title={name}
            icon={mine ? 'map-pin' : 'bus'}
            {...(place === '' ? {} : { note: place })}
            {...(mine ? { tail: <Tag word="我的站" /> } : {})}
            onPress={() => goTo(timetablePages.board, { stop: stopId })}
            label={`${name}${place === '' ? '' : `，${place}`}${mine ? '，我的站' : ''}，看这一站的班次`}
          />
        ))}
      </List>
      <Note>这里列的是停得最多的那一班的站，个别班次会少停几站。</Note>
    </>
  );
}
