// 投诉: what has to be handled, the clock that ends first before the others?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { complaintPolicy, complaintsPages } from '@kehuoyou/shared';
import type { Desk, DeskComplaint } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import type { Query } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Chips } from '../../ui/fields/chips';
import { SearchField } from '../../ui/fields/search-field';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Icon } from '../../ui/icon';
import { Page } from '../../ui/page/page';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { placeWords, urgentMark } from '../handle/complaint-words';
import { Detail, useHandled } from '../handle/detail';
import { ALL, emptyWords, partChips, rowLabel, rowNote, TO_LOOK_AT, townshipChips, whatWords } from './desk-words';
import './index.scss';
import { Queue } from './queue';
import { MOST, useDesk } from './use-desk';
import { useTownships } from './use-townships';

/** 投诉. Which part is looked at, what is searched and which one is open lie in the address. */
export default function DeskPage(): ReactElement {
  const me = useMe();
  const reads = useMay(complaintPolicy.read);
  const [open, setOpen] = useState<number>();
  return (
    <Page
      title={complaintsPages.desk.title}
      wide
      desk="complaints"
      {...(open === undefined ? {} : { counts: { complaints: open } })}
    >
      <Asked query={me} why="县里、乡镇和公司登录以后，在这里办投诉。">
        {() => (reads ? <Work onCount={setOpen} /> : <EmptyAnswer sentence="办投诉归县里、乡镇、邮政和客运公司。" />)}
      </Asked>
    </Page>
  );
}

interface WorkProps {
  readonly onCount: (open: number) => void;
}

function Work({ onCount }: WorkProps): ReactElement {
  const { address, part, area, text, q, query, counts, find, look } = useDesk(onCount);
  const townships = useTownships();
  return (
    <>
      <View className="desk-tools">
        <Chips label="看哪些" chips={partChips(counts)} chosen={part} onChoose={(chosen) => look({ part: chosen })} />
        <SearchField value={text} onChange={find} hint="编号、地方、电话后四位" />
      </View>
      {townships.length === 0 ? null : (
        <Chips
          label="哪个乡镇"
          chips={townshipChips(townships)}
          chosen={area ?? ALL}
          onChoose={(chosen) => look({ area: chosen === ALL ? undefined : chosen })}
        />
      )}
      <Asked query={query}>
        {(desk) => (
          <>
            <Listed desk={desk} empty={emptyWords(part, q)} address={address} query={query} />
            <Pages desk={desk} address={address} />
          </>
        )}
      </Asked>
    </>
  );
}

/** As many as the server gives at once; what comes after them is a page of its own. */
function Pages({ desk, address }: { readonly desk: Desk; readonly address: OwnAddress }): ReactElement | null {
  const { next } = desk;
  const isLater = address.words['after'] !== undefined;
  if (next === undefined && !isLater) return null;
  return (
    <ButtonRow>
      {isLater ? <Button word="回到最前面" onPress={() => address.write({ after: undefined, id: undefined })} /> : null}
      {next === undefined ? null : (
        <Button word={`看后面的（一页 ${MOST} 件）`} onPress={() => address.write({ after: next, id: undefined })} />
      )}
    </ButtonRow>
  );
}

interface ListedProps {
  readonly desk: Desk;
  readonly empty: string;
  readonly address: OwnAddress;
  readonly query: Query<Desk>;
}

function Listed({ desk: { complaints }, empty, address, query }: ListedProps): ReactElement {
  const wide = useWideScreen();
  if (process.env.TARO_ENV === 'h5' && wide)
    return (
      <Beside
        rows={complaints}
        empty={empty}
        chosen={address.words['id']}
        onChoose={(id) => address.write({ id })}
        onMoved={query.refresh}
      />
    );
  if (complaints.length === 0) return <EmptyAnswer sentence={empty} />;
  return (
    <List>
      {complaints.map((row) => (
        <PhoneRow key={row.id} row={row} />
      ))}
    </List>
  );
}

function PhoneRow({ row }: { readonly row: DeskComplaint }): ReactElement {
  const now = useNow();
  const mark = urgentMark(row, now);
  return (
    <Pressable
      className="row"
      label={`${mark.word}，${rowLabel(row, now)}`}
      onPress={() => goTo(complaintsPages.handle, { id: row.id })}
    >
      <View className="row-words">
        <View className="row-title desk-title">{`${placeWords(row.place)} ${whatWords(row)}`}</View>
        <StateMark {...mark} />
        <View className="row-note">{rowNote(row, now)}</View>
        {row.look !== 'risky' ? null : <StateMark state="careful" word={TO_LOOK_AT} quiet />}
      </View>
      <Icon name="chevron-right" className="row-more" />
    </Pressable>
  );
}

interface BesideProps {
  readonly rows: readonly DeskComplaint[];
  readonly empty: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onMoved: () => Promise<void>;
}

/** The list and one of it; the first where none is chosen. What was moved out of the part stays in view until another is chosen. */
function Beside({ rows, empty, chosen, onChoose, onMoved }: BesideProps): ReactElement {
  const shown = chosen ?? rows[0]?.id;
  const query = useHandled(shown);
  return (
    <View className="desk-beside">
      {rows.length === 0 ? <EmptyAnswer sentence={empty} /> : <Queue rows={rows} chosen={shown} onChoose={onChoose} />}
      {shown === undefined ? null : (
        <View className="desk-detail">
          <Detail
            query={query}
            onMoved={async () => {
              onChoose(shown);
              await onMoved();
            }}
          />
          <Button kind="tool" word="单独打开" onPress={() => goTo(complaintsPages.handle, { id: shown })} />
        </View>
      )}
    </View>
  );
}
