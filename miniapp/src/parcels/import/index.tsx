// What stands in this list, what is wrong with it where, and shall its parcels be announced?
import type { ReactElement } from 'react';
import { movesFrom, parcelImportApi, parcelImportMoves, parcelsPages } from '@kehuoyou/shared';
import type { ParcelImport, ParcelImportPreview } from '@kehuoyou/shared';
import { Text, View } from '@tarojs/components';
import { useMe } from '../../accounts/use-me';
import { bytesWords } from '../../core/bytes-words';
import { call } from '../../core/call';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useEvery } from '../../core/use-every';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FileButton } from '../../ui/page/file-button';
import { Page } from '../../ui/page/page';
import { voice } from '../../ui/voice';
import {
  carrierWords,
  columnWords,
  faultPlace,
  faultWords,
  listName,
  listSentence,
  listStates,
} from '../imports/import-words';
import '../imports/index.scss';

/** The server notes how far it is at least once a second. */
const ASK_EVERY_MS = 1_000;

/** 核对单子: opened with `id`, an import's id. */
export default function ListCheckPage(): ReactElement {
  const { id } = usePageParams(parcelsPages.listCheck);
  const me = useMe();
  const status = useQuery(parcelImportApi.status, id === undefined ? undefined : { importId: id }, { freshForMs: 0 });
  return (
    <Page title={parcelsPages.listCheck.title} age={status.age} wide desk="parcel-imports">
      <Asked query={me} why="县共配中心的人登录以后，在这里核对快递公司的单子。">
        {() => <Asked query={status}>{(found) => <Found found={found} refresh={status.refresh} />}</Asked>}
      </Asked>
    </Page>
  );
}

interface OfList {
  readonly found: ParcelImport;
  readonly refresh: () => Promise<void>;
}

function Found({ found, refresh }: OfList): ReactElement {
  const { state, preview, bytes } = found;
  const { word, tone } = listStates[state];
  const moving = state === 'reading' || state === 'announcing';
  return (
    <>
      <Card
        title={`${listName(found)} · ${bytesWords(bytes)}`}
        tag={<Tag word={word} tone={tone} />}
        spoken={`${listName(found)}，${listSentence(found)}`}
        readable={false}
      >
        <Note tone="ink">{listSentence(found)}</Note>
        {moving ? <AskAgain refresh={refresh} /> : null}
        {movesFrom(parcelImportMoves, state).includes('confirm') && (preview?.good ?? 0) > 0 ? (
          <Confirm found={found} refresh={refresh} />
        ) : null}
        {moving || state === 'ready' ? null : (
          <Button icon="chevron-left" word="看所有的单子" onPress={() => replaceWith(parcelsPages.imports)} />
        )}
      </Card>
      {preview === undefined ? null : (
        <View className="lists-columns">
          <View className="lists-column">
            <Taken preview={preview} />
          </View>
          <View className="lists-column">
            <Faults found={found} preview={preview} />
          </View>
        </View>
      )}
    </>
  );
}

function AskAgain({ refresh }: Pick<OfList, 'refresh'>): ReactElement | null {
  useEvery(ASK_EVERY_MS, refresh);
  return null;
}

function Confirm({ found, refresh }: OfList): ReactElement {
  const action = useAction();
  const confirm = () =>
    action.run(async () => {
      await call(parcelImportApi.confirm, { importId: found.importId });
      await refresh();
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button
          kind="primary"
          icon="check"
          word={`报上去 ${found.preview?.good ?? 0} 件`}
          disabled={action.busy}
          onPress={confirm}
        />
      </ButtonRow>
    </>
  );
}

/** What each column was taken for, and whose parcels they are: to see at a glance that it was read rightly. */
function Taken({ preview }: { readonly preview: ParcelImportPreview }): ReactElement {
  return (
    <>
      <Card title="每一列当作什么" named>
        {columnWords(preview).map((words, index) => (
          <Note key={index} tone="ink">
            {words}
          </Note>
        ))}
      </Card>
      <Card title="哪家快递" named>
        {carrierWords(preview).map((words, index) => (
          <Note key={index} tone="ink">
            {words}
          </Note>
        ))}
      </Card>
    </>
  );
}

function Faults({
  found,
  preview,
}: {
  readonly found: ParcelImport;
  readonly preview: ParcelImportPreview;
}): ReactElement {
  const { faults, faultCount } = preview;
  if (faultCount === 0) {
    return (
      <Card title="有问题的地方" named>
        <Note tone="ink">没有找到问题。</Note>
      </Card>
    );
  }
  return (
    <Card title={`有问题的地方 ${faultCount} 处`} named>
      <View {...voice({ role: 'list' })}>
        {faults.map((fault, index) => (
          <View
            key={index}
            className="list-fault"
            {...voice({ role: 'listitem', label: `${faultPlace(fault)}：${faultWords(fault)}` })}
          >
            <Text className="list-fault-place">{faultPlace(fault)}</Text>
            <Text className="list-fault-words">{faultWords(fault)}</Text>
          </View>
        ))}
      </View>
      {faults.length < faultCount ? <Note>{`还有 ${faultCount - faults.length} 处，都在问题清单里。`}</Note> : null}
      <FileButton
        endpoint={parcelImportApi.faults}
        ask={{ importId: found.importId }}
        name={`${listName(found).replace(/\.\w+$/, '')}-问题`}
        word="下载问题清单"
      />
    </Card>
  );
}
