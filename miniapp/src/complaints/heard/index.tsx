// 大家说的: how much was said in the county, and what became of it? For everybody, in sentences, silence apart from content.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { complaintFiguresApi, complaintsPages } from '@kehuoyou/shared';
import type { ComplaintFigures, FigureRow } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePulled } from '../../core/platform/navigation';
import { spokenSentence } from '../../core/spoken-sentence';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { Page } from '../../ui/page/page';
import { StateMark } from '../../ui/states/state-mark';
import {
  answerLines,
  besidesWords,
  partLines,
  periodsAt,
  quietWords,
  rowLines,
  saidNoWords,
  spanWords,
  spokenHeard,
  UNTOLD_WHY,
  wholeFigure,
} from './heard-words';
import type { FigureLine } from './heard-words';
import { PublishedList } from './published-list';
import './index.scss';

/** Nobody has to have signed in. */
export default function HeardPage(): ReactElement {
  const periods = periodsAt(useNow());
  const [chosen, setChosen] = useState('year');
  const month = periods.find(({ value }) => value === chosen)?.month;
  const query = useQuery(complaintFiguresApi.read, month === undefined ? {} : { month });
  usePulled(query.refresh);
  const spoken = query.answer && spokenSentence(spokenHeard(query.answer));
  return (
    <Page title={complaintsPages.heard.title} age={query.age} spoken={spoken}>
      <Chips label="什么时候" chips={periods} chosen={chosen} onChoose={setChosen} />
      <Asked query={query}>{(figures) => <Figures figures={figures} />}</Asked>
      <PublishedList />
      <ButtonRow>
        <Button icon="message-square" word="我有话说" onPress={() => goTo(complaintsPages.say)} />
        <Button icon="clock" word={complaintsPages.mine.title} onPress={() => goTo(complaintsPages.mine)} />
      </ButtonRow>
    </Page>
  );
}

function Figures({ figures }: { readonly figures: ComplaintFigures }): ReactElement {
  const { whole, body, township } = figures;
  const besides = besidesWords(figures);
  const isTold = whole.received !== undefined && whole.received > 0;
  return (
    <>
      <Card title="全县" spoken={spokenSentence(spokenHeard(figures))} readable={false}>
        <Answer figure={wholeFigure(figures)} />
        <Note>{spanWords(figures)}</Note>
        {besides === undefined ? null : <Note tone="ink">{besides}</Note>}
      </Card>
      {isTold ? <Whole whole={whole} /> : null}
      <Rows title="归谁办的" rows={body} />
      <Rows title="哪里的事" rows={township} />
      <Note>好没好，只听居民自己说；没人说的另外算，不当满意。</Note>
      <Note>{UNTOLD_WHY}</Note>
    </>
  );
}

function Whole({ whole }: { readonly whole: FigureRow }): ReactElement {
  const [parts, answers, saidNo] = [partLines(whole), answerLines(whole), saidNoWords(whole)];
  return (
    <>
      <Lines title="办得怎么样" lines={parts}>
        {saidNo === undefined ? null : <Note tone="ink">{saidNo}</Note>}
      </Lines>
      <Lines title="答复得及时吗" lines={answers} />
    </>
  );
}

function Lines({
  title,
  lines,
  children,
}: {
  readonly title: string;
  readonly lines: readonly FigureLine[];
  readonly children?: ReactElement | null;
}): ReactElement {
  const spoken = lines.map(({ word, figure }) => `${word}，${figure}`).join('；');
  return (
    <Card title={title} spoken={spokenSentence(`${title}：${spoken}。`)}>
      {lines.map(({ state, word, figure }) => (
        <View key={word} className="heard-line">
          <StateMark state={state} word={word} quiet />
          <Text className="heard-figure">{figure}</Text>
        </View>
      ))}
      {children}
    </Card>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly FigureRow[] }): ReactElement | null {
  const [lines, quiet] = [rowLines(rows), quietWords(rows)];
  if (lines.length + quiet.length === 0) return null;
  return (
    <>
      <View className="heard-title">{title}</View>
      {lines.length === 0 ? null : (
        <List>
          {lines.map(({ id, figure, ...line }) => (
            <Row key={id} {...line} tail={<Text className="heard-figure">{figure}</Text>} />
          ))}
        </List>
      )}
      {quiet.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
    </>
  );
}
