// Which bags have no bus any more, and with which can they go?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { HubDesk } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import type { MadeScan } from '../scanning/scan-queue';
import { busName, placeName } from '../freight-words';
import { bagsWord, carriedOver, consequence, replanning, replanReason, replans, replanWord } from './replanning';
import type { Replan } from './replanning';
import { said } from './use-hub-scan';
import type { HubScan } from './use-hub-scan';

/** Every group of bags with the bus that takes them, and what that changes; nothing where all have theirs. */
export function ReplanCard({
  desk,
  made,
  scan,
}: {
  readonly desk: HubDesk;
  readonly made: readonly MadeScan[];
  readonly scan: HubScan;
}): ReactElement | null {
  const groups = replans(desk, useNow());
  const moves = carriedOver(desk, made);
  if (groups.length + moves.length === 0) return null;
  const count = groups.reduce((sum, { bags }) => sum + bags.length, 0);
  return (
    <View className="card hub-replan" {...voice({ role: 'group', label: '要改坐的袋子' })}>
      {count === 0 ? null : <StateMark state="careful" word={`${count} 袋没有车坐了`} />}
      {moves.map(({ seal, from, to }) => (
        <StateMark key={seal} state="careful" word={`${seal} 从停开的 ${busName(from)} 拿下来，装到 ${busName(to)}`} />
      ))}
      {groups.map((group) => (
        <Group key={group.bags.map(({ bag }) => bag.seal).join(' ')} group={group} desk={desk} scan={scan} />
      ))}
    </View>
  );
}

function Group({
  group: { from, bags, to },
  desk,
  scan,
}: {
  readonly group: Replan;
  readonly desk: HubDesk;
  readonly scan: HubScan;
}): ReactElement | null {
  const [first] = bags;
  if (first === undefined) return null;
  const pressed =
    to && said(replanWord(to), `${bagsWord(bags)}，${consequence(bags, to)}`, ...replanning(desk.pointId, bags, to));
  const places = [...new Set(bags.map(({ pointName }) => placeName(pointName)))].join('、');
  const seals = bags.map(({ bag }) => bag.seal).join('、');
  return (
    <View className="hub-replan-line">
      <View className="hub-replan-words">
        <Text className="hub-replan-head">{`${from === undefined ? '没定班车' : busName(from)} ${places} ${bagsWord(bags)}`}</Text>
        <Note>{`${replanReason(first)} · ${seals}`}</Note>
        <Note tone={to === undefined ? 'red' : 'ink'}>
          {to === undefined
            ? '今天没有直达的车了，转车或者放到明天，问调度。'
            : `${replanWord(to)}：${consequence(bags, to)}`}
        </Note>
      </View>
      {to === undefined ? null : (
        <Button
          kind="primary"
          word={replanWord(to)}
          label={`${seals} ${replanWord(to)}`}
          onPress={() => pressed && scan.done(pressed)}
        />
      )}
    </View>
  );
}
