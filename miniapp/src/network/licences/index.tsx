// 服务点证照: which licences do the points hold, and which are over or end soon?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, licencePolicy, licencesApi, networkPages, pointName } from '@kehuoyou/shared';
import type { LicenceRow } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { licenceLines } from '../everyday-words';
import { LicenceForm } from './licence-form';

/** What ends first stands first: what is over before the others. */
export default function LicencesPage(): ReactElement {
  const me = useMe();
  return (
    <Page title={networkPages.licences.title} desk="licences">
      <Asked query={me} why="乡镇和县里登录以后，在这里看服务点的证照。">
        {() => <Licences />}
      </Asked>
    </Page>
  );
}

function Licences(): ReactElement {
  const mayList = useMay(licencePolicy.list);
  const mayKeep = useMay(licencePolicy.keep);
  const query = useQuery(licencesApi.list, mayList ? { limit: ROWS } : undefined, { freshForMs: 0 });
  const [later, setLater] = useState<readonly (readonly LicenceRow[])[]>([]);
  const [open, setOpen] = useState<LicenceRow | 'new'>();
  const refresh = async (): Promise<void> => {
    setLater([]);
    await query.refresh();
  };
  usePulled(refresh);
  const done = async (): Promise<void> => {
    await refresh();
    setOpen(undefined);
  };
  if (!mayList) return <EmptyAnswer sentence="证照归乡镇和县里看。" />;
  if (open !== undefined)
    return <LicenceForm row={open === 'new' ? undefined : open} onDone={done} onLeave={() => setOpen(undefined)} />;
  return (
    <>
      {mayKeep ? (
        <ButtonRow>
          <Button kind="primary" icon="plus" word="登记一张证" onPress={() => setOpen('new')} />
        </ButtonRow>
      ) : null}
      <Asked query={query}>
        {({ licences }) =>
          licences.length === 0 ? (
            <EmptyAnswer sentence="还没有登记过证照。" />
          ) : (
            <>
              <Rows rows={[licences, ...later].flat()} onOpen={mayKeep ? setOpen : undefined} />
              <More last={later.at(-1) ?? licences} onFound={(rows) => setLater((before) => [...before, rows])} />
            </>
          )
        }
      </Asked>
    </>
  );
}

/** What a phone shows at once. */
const ROWS = 50;

interface MoreProps {
  /** What was seen last. */
  readonly last: readonly LicenceRow[];
  readonly onFound: (rows: readonly LicenceRow[]) => void;
}

/** Asks for what ends later; nothing where all of it stands there. */
function More({ last, onFound }: MoreProps): ReactElement | null {
  const action = useAction();
  const lowest = last.at(-1);
  if (lowest === undefined || last.length < ROWS) return null;
  const after = `${lowest.pointId}-${lowest.kind}`;
  const look = (): void =>
    action.run(async () => onFound((await call(licencesApi.list, { after, limit: ROWS })).licences));
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="再看一些" disabled={action.busy} onPress={look} />
      </ButtonRow>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly LicenceRow[];
  readonly onOpen: ((row: LicenceRow) => void) | undefined;
}

function Rows({ rows, onOpen }: RowsProps): ReactElement {
  const today = dateAt(useNow());
  return (
    <List>
      {rows.map((row) => {
        const [line] = licenceLines([row], today);
        const isOver = line?.state === 'refused';
        return (
          <Row
            key={`${row.pointId}-${row.kind}`}
            icon="shield-check"
            title={pointName(row.pointName)}
            note={`${line?.word ?? ''}，${line?.note ?? ''}`}
            tail={<Tag word={isOver ? '过期' : '有效'} tone={isOver ? 'red' : 'green'} />}
            {...(onOpen === undefined ? {} : { onPress: () => onOpen(row) })}
          />
        );
      })}
    </List>
  );
}
