// 等车的货: who waits for a full bus, and may another vehicle go with it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { fleetApi, mayAnywhere, poolPolicy, poolsApi } from '@kehuoyou/shared';
import type { Pool, ServiceDate } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { PoolAnswerForm } from './pool-answer-form';
import { poolAnswerWords, pooledPointWords, poolNote, poolTitle } from './pool-words';

/** People join and leave while the page is open. */
const ASK_EVERY_MS = 60_000;

/** The full buses of a day, for whoever runs them; nothing for others, and nothing where nobody waits. */
export function PoolsPart({ date, onChanged }: { readonly date: ServiceDate; readonly onChanged: () => void }) {
  const me = useMe().answer;
  const query = useQuery(poolsApi.ofDay, mayAnywhere(me, poolPolicy.read) ? { date } : undefined, {
    everyMs: ASK_EVERY_MS,
    freshForMs: 0,
  });
  const pools = query.answer?.pools ?? [];
  if (pools.length === 0) return null;
  const mayAnswer = mayAnywhere(me, poolPolicy.answer);
  const changed = (): void => {
    void query.refresh();
    onChanged();
  };
  return (
    <View className="loads">
      {pools.map((pool) => (
        <PoolCard key={pool.tripId} pool={pool} mayAnswer={mayAnswer} onChanged={changed} />
      ))}
    </View>
  );
}

interface PoolCardProps {
  readonly pool: Pool;
  readonly mayAnswer: boolean;
  readonly onChanged: () => void;
}

function PoolCard({ pool, mayAnswer, onChanged }: PoolCardProps): ReactElement {
  const [asked, setAsked] = useState<'vehicle' | 'none'>();
  const { points, answer, boxes } = pool;
  return (
    <Card title={`等车的货：${poolTitle(pool)}`} named>
      <Note tone={answer === undefined && pool.isWorth ? 'red' : 'ink'}>{poolNote(pool)}</Note>
      {points.map((point) => (
        <Row
          key={point.pointId}
          {...pooledPointWords(point)}
          tail={point.atField ? <Tag word="可到地头收" tone="amber" /> : undefined}
        />
      ))}
      {answer === undefined ? null : <Note tone="ink">{poolAnswerWords(answer)}</Note>}
      {asked === undefined && mayAnswer ? (
        <ButtonRow>
          {boxes === 0 ? null : (
            <Button kind="primary" icon="bus" word="加一辆车" onPress={() => setAsked('vehicle')} />
          )}
          {answer?.decision === 'none' ? null : (
            <Button word={answer === undefined ? '加不了' : '车不去了'} onPress={() => setAsked('none')} />
          )}
        </ButtonRow>
      ) : null}
      {asked === undefined ? null : (
        <AnswerWith
          pool={pool}
          decision={asked}
          onDone={() => {
            setAsked(undefined);
            onChanged();
          }}
          onLeave={() => setAsked(undefined)}
        />
      )}
    </Card>
  );
}

interface AnswerWithProps {
  readonly pool: Pool;
  readonly decision: 'vehicle' | 'none';
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** Which vehicles there are is asked for when somebody wants to send one. */
function AnswerWith({ pool, decision, ...rest }: AnswerWithProps): ReactElement {
  const fleet = useQuery(fleetApi.list, decision === 'vehicle' ? { companyId: pool.companyId } : undefined);
  const vehicles = fleet.answer?.vehicles ?? [];
  return <PoolAnswerForm pool={pool} decision={decision} vehicles={vehicles} {...rest} />;
}
