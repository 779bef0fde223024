// What is written, for which area, of which kind and how urgent?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  ANNOUNCEMENT_PICTURE,
  ANNOUNCEMENT_PICTURES,
  ANNOUNCEMENT_TEXT,
  ANNOUNCEMENT_TITLE,
  announcementsApi,
  announcementTopicNames,
  announcementTopics,
} from '@kehuoyou/shared';
import type { Area, OfficeAnnouncement, SubmitAnnouncement } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { PictureField } from '../../ui/pictures/picture-field';
import { TextField } from '../../ui/fields/text-field';

/** The areas that the writer may address, and who hears of what was handed in. */
export interface AnnouncementFormProps {
  readonly areas: readonly Area[];
  readonly onWritten: (announcement: OfficeAnnouncement) => void;
}

const topicChips = announcementTopics.map((value) => ({ value, word: announcementTopicNames[value] }));
const importanceChips = [
  { value: 'usual', word: '一般' },
  { value: 'important', word: '重要，发提醒' },
] as const;

/** What is filled in so far. */
type Draft = Required<Omit<SubmitAnnouncement, 'areaCode' | 'until' | 'pictures'>> & {
  readonly areaCode: string | undefined;
};
const blank = { topic: 'news', title: '', text: '', important: false } as const;
const picture = { purpose: ANNOUNCEMENT_PICTURE, label: '通知的图片' };

/** One form from top to bottom. */
export function AnnouncementForm({ areas, onWritten }: AnnouncementFormProps): ReactElement {
  const [draft, setDraft] = useState<Draft>({ ...blank, areaCode: areas[0]?.code });
  const change = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }));
  const { pictures, queue, send, forget } = useFormPictures(ANNOUNCEMENT_PICTURE);
  const action = useAction();
  const submit = () => {
    const { areaCode, ...rest } = draft;
    const [title, text] = [draft.title.trim(), draft.text.trim()];
    if (areaCode === undefined) return action.fail('先选发给哪里。');
    if (title === '' || text === '') return action.fail('标题和内容都要写上。');
    return action.run(async () => {
      const ids = pictures.length === 0 ? {} : { pictures: await send() };
      const written = await call(announcementsApi.submit, { ...rest, areaCode, title, text, ...ids });
      await forget();
      onWritten(written);
    });
  };
  return (
    <Card>
      <WhereAndWhat areas={areas} draft={draft} onChange={change} />
      <Words draft={draft} onChange={change} />
      <PictureField what={picture} pictures={pictures} queue={queue} most={ANNOUNCEMENT_PICTURES} />
      <Note tone="ink">有多要紧</Note>
      <Chips
        label="有多要紧"
        chips={importanceChips}
        chosen={draft.important ? 'important' : 'usual'}
        onChoose={(value) => change({ important: value === 'important' })}
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

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (changed: Partial<Draft>) => void;
}

function WhereAndWhat({ areas, draft, onChange }: FieldsProps & Pick<AnnouncementFormProps, 'areas'>): ReactElement {
  return (
    <>
      <Note tone="ink">发给哪里的人看</Note>
      <Chips
        label="发给哪里的人看"
        chips={areas.map(({ code, name }) => ({ value: code, word: name }))}
        chosen={draft.areaCode}
        onChoose={(areaCode) => onChange({ areaCode })}
      />
      <Note tone="ink">是哪一类</Note>
      <Chips label="是哪一类" chips={topicChips} chosen={draft.topic} onChoose={(topic) => onChange({ topic })} />
    </>
  );
}

function Words({ draft, onChange }: FieldsProps): ReactElement {
  return (
    <>
      <TextField
        label="标题"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        hint="比如 长校到灵地的路封三天"
        most={ANNOUNCEMENT_TITLE}
      />
      <TextField
        label="内容"
        kind="lines"
        value={draft.text}
        onChange={(text) => onChange({ text })}
        hint="什么事，从什么时候到什么时候，找谁"
        most={ANNOUNCEMENT_TEXT}
      />
    </>
  );
}
