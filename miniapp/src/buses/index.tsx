// Whose buses does the person want to see?
import type { ReactElement } from 'react';
import { AppTabs } from '../app-tabs';
import { goTo } from '../core/platform/navigation';
import { useSettings } from '../core/settings';
import { Button } from '../ui/button';
import { ButtonRow } from '../ui/button-row';
import { Card } from '../ui/card';
import { EmptyAnswer } from '../ui/empty-answer';
import { List } from '../ui/list';
import { Page } from '../ui/page';
import { Row } from '../ui/row';

/** 班车. */
export default function Buses(): ReactElement {
  const villages = useSettings((settings) => settings.villages);
  return (
    <Page title="班车" bottom={<AppTabs current="buses" />}>
      {villages.length === 0 ? (
        <Card>
          <EmptyAnswer sentence="还没有选村" next="选好以后，这里就有您村的班车">
            <ButtonRow>
              <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo('/network/village/index')} />
            </ButtonRow>
          </EmptyAnswer>
        </Card>
      ) : (
        <List>
          {villages.map((village) => (
            <Row
              key={village.code}
              icon="bus"
              title={village.name}
              note={village.label ?? village.townshipName}
              onPress={() => goTo('/timetable/board/index', { village: village.code })}
            />
          ))}
        </List>
      )}
    </Page>
  );
}
