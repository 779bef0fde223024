// What would be gained, lost and changed?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { fullDateText } from '@kehuoyou/shared';
import type { FeedChange, FeedDifference, FeedThing } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import type { Tone } from '../../ui/cards/tag';
import { changeCounts } from '../changing/feed-words';
import { FeedWeek } from './week';

/** Things of a kind that are shown at once. */
const FIRST_SHOWN = 5;

/** Lines, trips and stops beside those of the timetable that runs. */
export function Difference({ difference }: { readonly difference: FeedDifference }): ReactElement {
  const { lines, trips, stops, firstDay, lastDay, week } = difference;
  return (
    <>
      <Card title="和现在的时刻表比" named>
        <Note tone="ink">
          {firstDay === undefined || lastDay === undefined
            ? '新的这一份没有一天有车。'
            : `新的这一份从${fullDateText(firstDay)}到${fullDateText(lastDay)}有车。`}
        </Note>
      </Card>
      {week === undefined ? null : <FeedWeek week={week} />}
      <Things title="线路" change={lines} />
      <Things title="班次" change={trips} />
      <Things title="车站" change={stops} />
    </>
  );
}

const kinds: readonly { readonly key: 'gained' | 'lost' | 'changed'; readonly word: string; readonly tone: Tone }[] = [
  { key: 'lost', word: '少了', tone: 'red' },
  { key: 'gained', word: '多了', tone: 'green' },
  { key: 'changed', word: '变了', tone: 'amber' },
];

function Things({ title, change }: { readonly title: string; readonly change: FeedChange }): ReactElement {
  const [all, setAll] = useState(false);
  const rows = kinds.flatMap(({ key, word, tone }) =>
    change[key].map((thing) => ({ key: `${key} ${thing.id}`, thing, word, tone })),
  );
  const shown = all ? rows : rows.slice(0, FIRST_SHOWN);
  const total = change.counts.gained + change.counts.lost + change.counts.changed;
  return (
    <>
      <Card title={title} named>
        <Note tone="ink">{changeCounts(change)}</Note>
        {all && total > rows.length ? <Note>{`还有 ${total - rows.length} 处没有列出。`}</Note> : null}
      </Card>
      {shown.length === 0 ? null : (
        <List>
          {shown.map(({ key, thing, word, tone }) => (
            <Row key={key} {...thingWords(thing)} tail={<Tag word={word} tone={tone} />} />
          ))}
        </List>
      )}
      {shown.length < rows.length ? (
        <Button word={`再看 ${rows.length - shown.length} 处${title}`} onPress={() => setAll(true)} />
      ) : null}
    </>
  );
}

function thingWords({ id, name, change }: FeedThing): { title: string; note: string } {
  return { title: name === '' ? id : name, note: change === undefined ? id : `${change} · ${id}` };
}
