// Which villages does the phone keep, what are they to the person, and which should go?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { networkPages, tabPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { useSettings } from '../core/settings';
import type { KeptVillage } from '../core/settings';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Chips } from '../ui/fields/chips';
import { Note } from '../ui/cards/note';
import { Tag } from '../ui/cards/tag';
import { voice } from '../ui/voice';

/** What a village may be to somebody; the first of them takes the label away. */
const NO_LABEL = '不写';
const labels = [NO_LABEL, '家', '爸妈家', '娘家', '亲戚家', '赶圩', '上班'] as const;

/** 我的村: each with what it is called, and one more. */
export function MyVillages(): ReactElement {
  const villages = useSettings((settings) => settings.villages);
  return (
    <>
      <View className="me-heading" {...voice({ role: 'heading' })}>
        我的村
      </View>
      {villages.map((village) => (
        <Village key={village.code} village={village} />
      ))}
      <View className="me-add">
        <Button
          icon="plus"
          word={villages.length === 0 ? '选我的村' : '加一个村'}
          onPress={() => goTo(networkPages.village)}
        />
      </View>
    </>
  );
}

function Village({ village }: { readonly village: KeptVillage }): ReactElement {
  const chosen = useSettings(({ chosenCode }) => chosenCode === village.code);
  const { chooseVillage } = useSettings.getState();
  const [open, setOpen] = useState(false);
  const show = () => {
    chooseVillage(village.code);
    goTo(tabPages.home);
  };
  return (
    <Card>
      <View className="me-village-head">
        <Text className="me-village-name">
          {village.label === undefined ? village.name : `${village.label}（${village.name}）`}
        </Text>
        {chosen ? <Tag word="正在看" /> : null}
      </View>
      <Note>{village.townshipName}</Note>
      {open ? <Changes village={village} onDone={() => setOpen(false)} /> : null}
      {open ? null : (
        <ButtonRow>
          <Button word="看班车" label={`看${village.name}的班车`} onPress={show} />
          <Button word="改" label={`改${village.name}：是谁家，或者不要了`} onPress={() => setOpen(true)} />
        </ButtonRow>
      )}
    </Card>
  );
}

function Changes({ village, onDone }: { readonly village: KeptVillage; readonly onDone: () => void }): ReactElement {
  const { labelVillage, dropVillage } = useSettings.getState();
  return (
    <>
      <Note tone="ink">这里是谁家？</Note>
      <Chips
        label="这里是谁家"
        chips={labels.map((word) => ({ value: word, word }))}
        chosen={labels.find((word) => word === (village.label ?? NO_LABEL))}
        onChoose={(word) => labelVillage(village.code, word === NO_LABEL ? '' : word)}
      />
      <ButtonRow>
        <Button word="好了" onPress={onDone} />
        <Button
          kind="danger"
          icon="trash-2"
          word="不要这个村"
          label={`不要${village.name}`}
          onPress={() => dropVillage(village.code)}
        />
      </ButtonRow>
    </>
  );
}
