// What do we announce, to whom, and how urgent is it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  ANNOUNCEMENT_TEXT,
  ANNOUNCEMENT_TITLE,
  announcementsApi,
  announcementStatusNames,
  announcementTopicNames,
  announcementTopics,
  networkApi,
} from '@kehuoyou/shared';
import type { AnnouncementTopic, Area, OfficeAnnouncement } from '@kehuoyou/shared';
import { useGrant, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { replaceWith } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { TextField } from '../../ui/fields/text-field';
import { PictureField } from './picture-field';

/** 写通知, for the offices. */
export default function Write(): ReactElement {
  const me = useMe();
  const grant = useGrant(['county_office', 'township_office']);
  const county = useQuery(networkApi.areas, {});
  const [written, setWritten] = useState<OfficeAnnouncement>();
  return (
    <Page title="写一条通知">
      <Asked query={me} why="办公室的人登录以后，才能写通知。">
        {() => {
          if (grant === undefined) return <EmptyAnswer sentence="写通知归县里和乡镇办公室。" />;
          if (written !== undefined) return <Written announcement={written} />;
          return (
            <Asked query={county}>
              {(area) => <Form areas={areasWithin(area, grant.scope.id)} onWritten={setWritten} />}
            </Asked>
          );
        }}
      </Asked>
    </Page>
  );
}

/** The county and its townships, as far as the writer's scope reaches. */
function areasWithin(county: Area, scopeId: string): Area[] {
  return [county, ...(county.children ?? [])].filter(({ code }) => code.startsWith(scopeId));
}

function Written({ announcement }: { readonly announcement: OfficeAnnouncement }): ReactElement {
  return (
    <Card title={announcement.title} named>
      <Note tone="ink">{`已经交上去了，现在是“${announcementStatusNames[announcement.status]}”。微信检查过就发布，没过会等人审核。`}</Note>
      <Button kind="primary" icon="check" word="看通知公告" onPress={() => replaceWith('/notices/office/index')} />
    </Card>
  );
}

const topicChips = announcementTopics.map((value) => ({ value, word: announcementTopicNames[value] }));
const importanceChips = [
  { value: 'usual', word: '一般' },
  { value: 'important', word: '重要，发提醒' },
] as const;

function Form({
  areas,
  onWritten,
}: {
  readonly areas: readonly Area[];
  readonly onWritten: (announcement: OfficeAnnouncement) => void;
}): ReactElement {
  const [areaCode, setAreaCode] = useState(areas[0]?.code);
  const [topic, setTopic] = useState<AnnouncementTopic>('news');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [important, setImportant] = useState(false);
  const [pictures, setPictures] = useState<readonly string[]>([]);
  const action = useAction();
  const submit = () => {
    if (areaCode === undefined) return action.fail('先选发给哪里。');
    if (title.trim() === '' || text.trim() === '') return action.fail('标题和内容都要写上。');
    const ask = {
      areaCode,
      topic,
      title: title.trim(),
      text: text.trim(),
      important,
      ...(pictures.length === 0 ? {} : { pictures }),
    };
    return action.run(async () => onWritten(await call(announcementsApi.submit, ask)));
  };
  return (
    <Card>
      <Note tone="ink">发给哪里的人看</Note>
      <Chips
        label="发给哪里的人看"
        chips={areas.map(({ code, name }) => ({ value: code, word: name }))}
        chosen={areaCode}
        onChoose={setAreaCode}
      />
      <Note tone="ink">是哪一类</Note>
      <Chips label="是哪一类" chips={topicChips} chosen={topic} onChoose={setTopic} />
      <TextField
        label="标题"
        value={title}
        onChange={setTitle}
        hint="比如 长校到灵地的路封三天"
        most={ANNOUNCEMENT_TITLE}
      />
      <TextField
        label="内容"
        kind="lines"
        value={text}
        onChange={setText}
        hint="什么事，从什么时候到什么时候，找谁"
        most={ANNOUNCEMENT_TEXT}
      />
      <PictureField pictures={pictures} onChange={setPictures} />
      <Note tone="ink">有多要紧</Note>
      <Chips
        label="有多要紧"
        chips={importanceChips}
        chosen={important ? 'important' : 'usual'}
        onChoose={(value) => setImportant(value === 'important')}
      />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        kind="primary"
        icon="megaphone"
        word={action.busy ? '正在交' : '交上去'}
        disabled={action.busy}
        onPress={submit}
      />
    </Card>
  );
}
