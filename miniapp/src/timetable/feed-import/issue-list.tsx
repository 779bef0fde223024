// What is wrong with the file, where, and how badly?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { issueText } from '@kehuoyou/shared';
import type { FeedIssue, FeedValidation } from '@kehuoyou/shared';
import { savesFiles, takeAway } from '../../core/platform/files/take-away';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { voice } from '../../ui/voice';
import { issueGroups, issuePlace, severityWords } from '../changing/feed-words';
import type { IssueGroup, IssueKind } from '../changing/feed-words';
import { issueNames } from '../changing/issue-names';
import './issue-list.scss';

/** Findings of a kind that are shown at once. */
const FIRST_SHOWN = 5;

/** All findings, the worst first. */
export function IssueList({
  validation,
  name,
}: {
  readonly validation: FeedValidation;
  readonly name: string;
}): ReactElement {
  const groups = issueGroups(validation);
  if (groups.length === 0) {
    return (
      <Card title="检查结果">
        <Note tone="ink">没有找到问题。</Note>
      </Card>
    );
  }
  return (
    <>
      {groups.map((group) => (
        <GroupCard key={group.severity} group={group} />
      ))}
      <TakeAway validation={validation} name={name} />
    </>
  );
}

function GroupCard({ group }: { readonly group: IssueGroup }): ReactElement {
  const { title, what, tone } = severityWords[group.severity];
  return (
    <Card title={`${title} ${group.count} 处`} named tag={<Tag word={what} tone={tone} />}>
      {group.kinds.map((kind) => (
        <Kind key={kind.code} kind={kind} />
      ))}
    </Card>
  );
}

function Kind({ kind }: { readonly kind: IssueKind }): ReactElement {
  const [all, setAll] = useState(false);
  const shown = all ? kind.issues : kind.issues.slice(0, FIRST_SHOWN);
  const unlisted = kind.count - kind.issues.length;
  return (
    <View className="issues">
      <View className="issues-head">
        <Text className="issues-name">{issueNames[kind.code]}</Text>
        <Text className="issues-count">{`${kind.count} 处`}</Text>
        <Text className="issues-code">{kind.code}</Text>
      </View>
      <View {...voice({ role: 'list' })}>
        {shown.map((issue, index) => (
          <IssueLine key={index} issue={issue} />
        ))}
      </View>
      {shown.length < kind.issues.length ? (
        <Button
          word={`再看 ${kind.issues.length - shown.length} 处`}
          label={`${issueNames[kind.code]} 再看 ${kind.issues.length - shown.length} 处`}
          onPress={() => setAll(true)}
        />
      ) : null}
      {unlisted > 0 && (all || kind.issues.length <= FIRST_SHOWN) ? (
        <Note>{`还有 ${unlisted} 处一样的，没有一一列出。`}</Note>
      ) : null}
    </View>
  );
}

function IssueLine({ issue }: { readonly issue: FeedIssue }): ReactElement {
  const place = issuePlace(issue);
  return (
    <View className="issue" {...voice({ role: 'listitem', label: `${place}：${issue.reason}` })}>
      <Text className="issue-place">{place}</Text>
      <Text className="issue-reason">{issue.reason}</Text>
    </View>
  );
}

/** The list for whoever must mend the file. */
function TakeAway({ validation, name }: { readonly validation: FeedValidation; readonly name: string }): ReactElement {
  const [said, setSaid] = useState<string>();
  const take = async (): Promise<void> => {
    const done = await takeAway(`${name}-问题清单.txt`, validation.issues.map(issueText).join('\n'));
    setSaid(
      done
        ? savesFiles()
          ? '存好了，可以发给改文件的人。'
          : '复制好了，可以发给改文件的人。'
        : '没有存成，请再试一次。',
    );
  };
  return (
    <Card>
      {said === undefined ? null : <Note tone="ink">{said}</Note>}
      <Button icon="download" word={savesFiles() ? '下载问题清单' : '复制问题清单'} onPress={() => void take()} />
    </Card>
  );
}
