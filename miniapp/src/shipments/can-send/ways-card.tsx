// Which buses take it to the county, and until when is it handed in?
import type { ReactElement } from 'react';
import { journeyApi, pointName } from '@kehuoyou/shared';
import type { LocalGoods, PointRecord, VillagePack } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { AgeStrip } from '../../ui/page/age-strip';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Skeleton } from '../../ui/page/skeleton';
import { wayOf } from './way-words';

/** So many buses are enough to choose from. */
const SHOWN = 3;
const NO_WAY = '这几天没有能带货的班车了，问站长。';

interface WaysCardProps {
  readonly goods: LocalGoods;
  readonly from: PointRecord;
  readonly pack: VillagePack;
}

/** The next buses from the village's point to the county's hub that still have room for a box. */
export function WaysCard({ goods, from, pack }: WaysCardProps): ReactElement | null {
  const now = useNow();
  const to =
    pack.points.find(({ tier }) => tier === 'county_hub')?.id ??
    pack.boards.find(({ role }) => role === 'county')?.stop.id;
  const ask = to === undefined ? undefined : { from: from.id, to, weightGrams: goods.box.grams };
  const query = useQuery(journeyApi.parcelJourneys, ask);
  if (to === undefined || to === from.id) return null;
  const { answer, failure } = query;
  const ways = (answer?.journeys ?? [])
    .filter(({ handInBy }) => Date.parse(handInBy) >= now.getTime())
    .slice(0, SHOWN)
    .map((journey) => wayOf(journey, goods, now));
  const title = `从${pointName(from.name)}到县城`;
  const none = answer !== undefined && ways.length === 0;
  return (
    <>
      <Card title={title} spoken={`${title}。${none ? NO_WAY : ways.map(({ spoken }) => spoken).join('')}`}>
        {query.age === undefined ? null : <AgeStrip age={query.age} />}
        {none ? <Note>{NO_WAY}</Note> : null}
        <Note>这是班车带货的时间，位子要另外订。到县城再交给快递公司。</Note>
      </Card>
      {answer === undefined && failure ? (
        <ErrorSentence sentence={failureText(failure)} onRetry={() => void query.refresh()} />
      ) : null}
      {answer === undefined && !failure ? <Skeleton /> : null}
      {ways.length === 0 ? null : (
        <List>
          {ways.map(({ key, figure, title, note, late }) => (
            <Row key={key} figure={figure} title={title} note={late === undefined ? note : `${note}。${late}`} />
          ))}
        </List>
      )}
    </>
  );
}
