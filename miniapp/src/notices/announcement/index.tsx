// What exactly is announced, by whom, and until when?
import type { ReactElement } from 'react';
import { Image } from '@tarojs/components';
import { announcementsApi, announcementTopicNames, momentText, noticesPages } from '@kehuoyou/shared';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { Tag } from '../../ui/cards/tag';
import { voice } from '../../ui/voice';

/** 通知, for everybody: opened with `id`. */
export default function AnnouncementPage(): ReactElement {
  const { id } = usePageParams(noticesPages.announcement);
  const query = useQuery(announcementsApi.one, id === undefined ? undefined : { id });
  const announcement = query.answer;
  usePulled(query.refresh);
  useShared(announcement?.title, noticesPages.announcement, { id: id ?? '' });
  if (id === undefined || (announcement === undefined && query.failure?.code === 'announcement_not_found')) {
    return (
      <Page title={noticesPages.announcement.title}>
        <EmptyAnswer sentence="没有找到这条通知，可能已经撤下了。" next="别的通知在首页的“县里通知”里。" />
      </Page>
    );
  }
  return (
    <Page title={announcement?.title ?? '通知'} age={query.age} spoken={announcement?.spoken}>
      <Asked query={query}>
        {({ text, topic, from, important, pictures, publishedAt, until, spoken }) => (
          <Card
            title={`${announcementTopicNames[topic]} · ${from}`}
            spoken={spoken}
            readable={false}
            tag={important ? <Tag word="重要" tone="amber" /> : null}
          >
            <Paragraphs text={text} />
            {pictures.map((picture, index) => (
              <Image
                key={picture}
                className="announcement-picture"
                mode="widthFix"
                src={`${process.env.TARO_APP_API ?? ''}/api/pictures/${picture}`}
                {...voice({ role: 'img', label: `通知的第${index + 1}张图片` })}
              />
            ))}
            <Note>{`${momentText(new Date(publishedAt))} 发布${until === undefined ? '' : `，到 ${momentText(new Date(until))} 为止`}`}</Note>
          </Card>
        )}
      </Asked>
    </Page>
  );
}
