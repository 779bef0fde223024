// Whose information is this, how far can it be relied on, and which version shows it?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { useChosenVillagePack } from '../timetable/departures/use-village-pack';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';

/** 关于. */
export function About(): ReactElement {
  const pack = useChosenVillagePack().answer;
  const feed = pack?.feed;
  return (
    <Card title="关于客货邮">
      <View className="me-fact">看班车、找服务点，不用登录，也不用告诉我们您在哪里。</View>
      <View className="me-fact">
        班次：{feed ? `${feed.publisher}，${feed.version} 版` : '选了村就会显示'}
        {feed?.publisher.includes('示意') === true ? '。示意时刻表只供参考，出门前可以打电话问服务点。' : '。'}
      </View>
      {pack?.points.some(({ details }) => details === 'sample') === true ? (
        <View className="me-fact">服务点：写着“示意”的时间和电话，还没经站长确认。</View>
      ) : null}
      <Note>村镇位置参考 GeoNames（CC BY 4.0），是大概的地方。</Note>
      <Note>版本 {process.env.TARO_APP_VERSION}</Note>
    </Card>
  );
}
