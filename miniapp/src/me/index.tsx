// How does the person want the app: how large, and for which villages?
import type { ReactElement } from 'react';
import { AppTabs } from '../app-tabs';
import { goTo } from '../core/platform/navigation';
import { useSettings } from '../core/settings';
import type { ElderSize } from '../core/settings';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Chips } from '../ui/chips';
import type { Chip } from '../ui/chips';
import { List } from '../ui/list';
import { Note } from '../ui/note';
import { Page } from '../ui/page';
import { Row } from '../ui/row';
import { Tag } from '../ui/tag';

type Size = 'usual' | ElderSize;

const sizes: readonly Chip<Size>[] = [
  { value: 'usual', word: '标准' },
  { value: 'large', word: '大字' },
  { value: 'larger', word: '更大' },
  { value: 'largest', word: '最大' },
];

/** 我的. */
export default function Me(): ReactElement {
  return (
    <Page title="我的" bottom={<AppTabs current="me" />}>
      <TextSize />
      <Villages />
    </Page>
  );
}

function TextSize(): ReactElement {
  const elder = useSettings((settings) => settings.elder);
  const elderSize = useSettings((settings) => settings.elderSize);
  const choose = (size: Size) => {
    const settings = useSettings.getState();
    settings.setElder(size !== 'usual');
    if (size !== 'usual') settings.setElderSize(size);
  };
  return (
    <Card title="字的大小">
      <Note tone="ink">看不清就选大一点，整个应用都会变。</Note>
      <Chips label="字的大小" chips={sizes} chosen={elder ? elderSize : 'usual'} onChoose={choose} />
    </Card>
  );
}

function Villages(): ReactElement {
  const { villages, chosenCode, chooseVillage } = useSettings();
  return (
    <>
      <Note>记下的村</Note>
      {villages.length === 0 ? null : (
        <List>
          {villages.map((village) => (
            <Row
              key={village.code}
              icon="map-pin"
              title={village.label === undefined ? village.name : `${village.label}（${village.name}）`}
              note={village.townshipName}
              tail={village.code === chosenCode ? <Tag word="正在看" /> : null}
              onPress={() => chooseVillage(village.code)}
            />
          ))}
        </List>
      )}
      <Button icon="plus" word={villages.length === 0 ? '选我的村' : '加一个村'} onPress={() => goTo('/network/village/index')} />
    </>
  );
}
