// Which lists of carriers came in lately, and how does a new one?
import type { ReactElement } from 'react';
import {
  momentText,
  MOST_PARCEL_FILE_BYTES,
  parcelImportApi,
  parcelImportPolicy,
  parcelsPages,
} from '@kehuoyou/shared';
import type { ParcelImport } from '@kehuoyou/shared';
import { View } from '@tarojs/components';
import { useMe, useScope } from '../../accounts/use-me';
import { bytesWords } from '../../core/bytes-words';
import { choosesFromConversation } from '../../core/platform/files/file';
import { goTo } from '../../core/platform/navigation';
import { useFileUpload } from '../../core/use-file-upload';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { UploadButtons } from '../../ui/page/upload-buttons';
import { listName, listStates } from './import-words';
import './index.scss';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' };

/** 快递公司的单子, for hubs and the county office; stands on a wide screen as well. */
export default function ParcelImportsPage(): ReactElement {
  const me = useMe();
  const scope = useScope(parcelImportPolicy.manage);
  // The list of a hub is its own; the county's office has the county's.
  const whose = scope === undefined ? undefined : scope.kind === 'point' ? { pointId: scope.id } : {};
  const lists = useQuery(parcelImportApi.list, whose, { freshForMs: 0 });
  return (
    <Page title={parcelsPages.imports.title} age={lists.age} wide desk="parcel-imports">
      <Asked query={me} why="县共配中心的人登录以后，在这里把快递公司的单子报上来。">
        {() =>
          whose === undefined ? (
            <EmptyAnswer sentence="快递公司的单子归县共配中心报。" />
          ) : (
            <View className="lists-columns">
              <View className="lists-column">
                <SendList whose={whose} />
              </View>
              <View className="lists-column">
                <Asked query={lists}>{({ imports }) => <Lists imports={imports} />}</Asked>
              </View>
            </View>
          )
        }
      </Asked>
    </Page>
  );
}

function SendList({ whose }: { readonly whose: { readonly pointId?: string } }): ReactElement {
  const upload = useFileUpload({
    endpoint: parcelImportApi.start,
    types: TYPES,
    most: MOST_PARCEL_FILE_BYTES,
    ask: ({ name }) => ({ ...whose, fileName: name }),
    onStarted: ({ importId }) => goTo(parcelsPages.listCheck, { id: importId }),
  });
  return (
    <Card title="送一张单子" named>
      <Note tone="ink">
        {choosesFromConversation()
          ? '要 Excel（.xlsx）或 CSV。先把它发到微信聊天里，比如文件传输助手，再在这里选。'
          : '要 Excel（.xlsx）或 CSV，表头要有“运单号”。送上来先看一遍，您确认了才报。'}
      </Note>
      <UploadButtons upload={upload} />
    </Card>
  );
}

function Lists({ imports }: { readonly imports: readonly ParcelImport[] }): ReactElement {
  if (imports.length === 0) return <Note>还没有送过单子。</Note>;
  return (
    <List>
      {imports.map((each) => (
        <Row
          key={each.importId}
          icon="package"
          title={listName(each)}
          note={`${momentText(new Date(each.startedAt))} · ${bytesWords(each.bytes)}`}
          tail={<Tag word={listStates[each.state].word} tone={listStates[each.state].tone} />}
          onPress={() => goTo(parcelsPages.listCheck, { id: each.importId })}
        />
      ))}
    </List>
  );
}
