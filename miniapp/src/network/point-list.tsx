// Which of the points of a township?
import type { ReactElement } from 'react';
import { networkApi } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import { List } from '../ui/cards/list';
import { Row } from '../ui/cards/row';
import { AgeStrip } from '../ui/page/age-strip';
import { Asked } from '../ui/page/asked';

/** Points of a township, more than there are in any. */
const MOST = 50;

interface PointListProps {
  /** Code of the township. */
  readonly township: string;
  readonly onChoose: (pointId: string) => void;
}

/** Whoever serves several points says at which one they stand. */
export function PointList({ township, onChoose }: PointListProps): ReactElement {
  const points = useQuery(networkApi.points, { township, limit: MOST });
  return (
    <>
      {points.age === undefined ? null : <AgeStrip age={points.age} />}
      <Asked query={points}>
        {({ points: found }) => (
          <List>
            {found.map(({ id, name }) => (
              <Row key={id} icon="package" title={name} onPress={() => onChoose(id)} />
            ))}
          </List>
        )}
      </Asked>
    </>
  );
}
