// Which service points are nearest, and which of them can do what I need?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { networkPages } from '@kehuoyou/shared';
import type { PointService, PointSummary } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import type { Located } from '../../core/platform/locator';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { chosenVillage, useSettings } from '../../core/settings';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { SearchField } from '../../ui/fields/search-field';
import { Skeleton } from '../../ui/page/skeleton';
import { NearCard } from '../near-row';
import { filtered, nearRow, noPoint, serviceChips } from '../nearest-words';
import { useNearest, usePointSearch } from '../use-nearest';
import { useSettled } from '../use-settled';
import { CountySketch } from './county-sketch';
import { NearestTools } from './nearest-tools';

const SHOWN_AT_ONCE = 8;
/** Typing rests this long before the server is asked, ms. */
const SETTLE_MS = 350;

/** 附近服务点: opened with `point`, the sketch with that one marked stands first. */
export default function Nearest(): ReactElement {
  const { point } = usePageParams(networkPages.nearest);
  const village = useSettings(chosenVillage);
  const [at, setAt] = useState<Located>();
  const [drawn, setDrawn] = useState(point !== undefined);
  const [text, setText] = useState('');
  const settled = useSettled(text, SETTLE_MS).trim();
  const searching = settled !== '' && text.trim() !== '';
  const near = useNearest(at ? { at } : village ? { village: village.code } : undefined);
  const found = usePointSearch(settled);
  const query = searching ? found : near;
  usePulled(query.refresh);
  const points = query.answer?.points;
  return (
    <Page title={searching ? '找服务点' : at ? '离我最近的' : '附近服务点'} age={query.age}>
      <SearchField value={text} onChange={setText} hint="村名，或拼音首字母" />
      {searching ? null : <NearestTools located={at !== undefined} onLocate={setAt} drawn={drawn} onDraw={setDrawn} />}
      {drawn && !searching ? <CountySketch points={near.answer?.points ?? []} chosenId={point} /> : null}
      {points ? (
        <Found points={points} ordered={!searching} />
      ) : query.failure ? (
        <ErrorSentence
          sentence={failureText(query.failure)}
          reference={query.failure.detail.requestId}
          onRetry={() => void query.refresh()}
        />
      ) : village === undefined && !at && !searching ? (
        <NoVillage />
      ) : (
        <Skeleton cards={3} />
      )}
    </Page>
  );
}

function NoVillage(): ReactElement {
  return (
    <Card title="附近服务点" spoken="还没有选村。选好村，或者在上面打村名来找。">
      <EmptyAnswer sentence="还没有选村" next="选好村，或者在上面打村名来找">
        <ButtonRow>
          <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo(networkPages.village)} />
        </ButtonRow>
      </EmptyAnswer>
    </Card>
  );
}

function NoPoint({ sentence, next }: ReturnType<typeof noPoint>): ReactElement {
  return (
    <Card title="找到的" spoken={`${sentence}。${next}。`}>
      <EmptyAnswer sentence={sentence} next={next} />
    </Card>
  );
}

interface FoundProps {
  readonly points: readonly PointSummary[];
  /** True where the order means something: nearest first. */
  readonly ordered: boolean;
}

function Found({ points, ordered }: FoundProps): ReactElement {
  const now = useNow();
  const village = useSettings(chosenVillage);
  const [service, setService] = useState<PointService | 'all'>('all');
  const [openOnly, setOpenOnly] = useState(false);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const wanted = filtered(points, { service: service === 'all' ? undefined : service, openOnly }, now);
  const rows = wanted.slice(0, shown).map((point) => nearRow(point, now, village?.code));
  const more = Math.min(SHOWN_AT_ONCE, wanted.length - shown);
  return (
    <>
      <Chips label="要办什么事" chips={serviceChips} chosen={service} onChoose={setService} />
      <Chips
        label="开着的还是全部"
        chips={[
          { value: 'all', word: '开没开都看' },
          { value: 'open', word: '只看开着的' },
        ]}
        chosen={openOnly ? 'open' : 'all'}
        onChoose={(value) => setOpenOnly(value === 'open')}
      />
      {rows.length === 0 ? <NoPoint {...noPoint({ any: points.length > 0, openOnly })} /> : null}
      {rows.map((row) => (
        <NearCard key={row.id} row={row} />
      ))}
      {more > 0 ? <Button word={`再看 ${more} 个`} onPress={() => setShown(shown + SHOWN_AT_ONCE)} /> : null}
      {ordered && rows.some(({ way }) => way.some((part) => part.includes('约'))) ? (
        <Note>写“约”的位置是示意，站长可在现场校正。</Note>
      ) : null}
    </>
  );
}
