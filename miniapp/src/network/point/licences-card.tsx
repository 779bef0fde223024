// Which licences hang on the wall here, and do they still hold?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { dateAt } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { licenceLines } from '../everyday-words';

/** As the county office has written them down. */
export function LicencesCard({
  point: { licences = [] },
  now,
}: {
  readonly point: PointRecord;
  readonly now: Date;
}): ReactElement | null {
  const lines = licenceLines(licences, dateAt(now));
  if (lines.length === 0) return null;
  return (
    <Card title="证照" spoken={spokenSentence(`${lines.map(({ word }) => word).join('，')}。`)}>
      {lines.map(({ kind, state, word, note }) => (
        <View key={kind} className="point-licence">
          <StateMark state={state} word={word} quiet />
          <Note>{note}</Note>
        </View>
      ))}
    </Card>
  );
}
