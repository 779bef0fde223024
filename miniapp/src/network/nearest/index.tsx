// Which service points are nearest, and which of them can do what I need?
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { PointService, PointSummary } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { canLocate, locate } from '../../core/platform/locator';
import type { Located } from '../../core/platform/locator';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { chosenVillage, useSettings } from '../../core/settings';
import { Button } from '../../ui/button';
import { ButtonRow } from '../../ui/button-row';
import { Chips } from '../../ui/chips';
import { EmptyAnswer } from '../../ui/empty-answer';
import { ErrorSentence } from '../../ui/error-sentence';
import { Note } from '../../ui/note';
import { NoticeStrip } from '../../ui/notice-strip';
import { Page } from '../../ui/page';
import { SearchField } from '../../ui/search-field';
import { SketchMap } from '../../ui/sketch-map-view';
import { Skeleton } from '../../ui/skeleton';
import { NearCard } from '../near-row';
import { filtered, nearRow, serviceChips } from '../nearest-words';
import { sketchLabel, sketchLines, sketchPlaces } from '../sketch-places';
import type { SketchSources } from '../sketch-places';
import { useAreas } from '../use-areas';
import { useNearest, usePointSearch } from '../use-nearest';
import { useSettled } from '../use-settled';
import { useSketchLines } from '../use-sketch-lines';
import { villageByCode } from '../village-list';

const SHOWN_AT_ONCE = 8;
/** Typing rests this long before the server is asked, ms. */
const SETTLE_MS = 350;

/** 附近服务点: opened with `point`, that one is marked on the sketch. */
export default function Nearest(): ReactElement {
  const { point } = usePageParams();
  const village = useSettings(chosenVillage);
  const [at, setAt] = useState<Located>();
  const [text, setText] = useState('');
  const searching = useSettled(text, SETTLE_MS).trim() !== '' && text.trim() !== '';
  const near = useNearest(at ? { at } : village ? { village: village.code } : undefined);
  const found = usePointSearch(useSettled(text, SETTLE_MS));
  const query = searching ? found : near;
  usePulled(query.refresh);
  const points = query.answer?.points;
  return (
    <Page title={searching ? '找服务点' : at ? '离我最近的' : '附近服务点'} age={query.age}>
      <SearchField value={text} onChange={setText} hint="村名、拼音或首字母" />
      {searching ? null : <Whereabouts at={at} onLocate={setAt} />}
      {points ? (
        <Found points={points} chosenId={point} ordered={!searching} />
      ) : query.failure ? (
        <ErrorSentence sentence={failureText(query.failure)} reference={query.failure.detail.requestId} onRetry={() => void query.refresh()} />
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
    <EmptyAnswer sentence="还没有选村" next="选好村，或者在上面打村名来找">
      <ButtonRow>
        <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo('/network/village/index')} />
      </ButtonRow>
    </EmptyAnswer>
  );
}

function Whereabouts({ at, onLocate }: { readonly at: Located | undefined; readonly onLocate: (at: Located | undefined) => void }): ReactElement | null {
  const [trouble, setTrouble] = useState(false);
  if (at) {
    return (
      <ButtonRow>
        <Button icon="house" word="回到按我的村排" onPress={() => onLocate(undefined)} />
      </ButtonRow>
    );
  }
  if (!canLocate()) return null;
  const look = async (): Promise<void> => {
    const found = await locate();
    setTrouble(found === undefined);
    onLocate(found);
  };
  return (
    <>
      <ButtonRow>
        <Button icon="locate-fixed" word="按我现在的位置找" onPress={() => void look()} />
      </ButtonRow>
      {trouble ? <NoticeStrip text="没有找到位置，下面是按您的村排的" /> : null}
    </>
  );
}

interface FoundProps {
  readonly points: readonly PointSummary[];
  readonly chosenId: string | undefined;
  /** True where the order means something: nearest first. */
  readonly ordered: boolean;
}

function Found({ points, chosenId, ordered }: FoundProps): ReactElement {
  const now = useNow();
  const village = useSettings(chosenVillage);
  const [service, setService] = useState<PointService | 'all'>('all');
  const [openOnly, setOpenOnly] = useState(false);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const wanted = filtered(points, { service: service === 'all' ? undefined : service, openOnly }, now);
  const rows = wanted.slice(0, shown).map((point) => nearRow(point, now, village?.code));
  return (
    <>
      <Chips label="要办什么事" chips={serviceChips} chosen={service} onChoose={setService} />
      <Chips
        label="开着的还是全部"
        chips={[{ value: 'all', word: '开没开都看' }, { value: 'open', word: '只看开着的' }]}
        chosen={openOnly ? 'open' : 'all'}
        onChoose={(value) => setOpenOnly(value === 'open')}
      />
      {rows.length === 0 ? <EmptyAnswer sentence={points.length === 0 ? '没有找到这个名字的服务点' : openOnly ? '这会儿没有开着的' : '附近没有能办这件事的服务点'} next={points.length === 0 ? '换个字试试，也可以只打拼音的首字母' : '可以先打电话问站长'} /> : null}
      {rows.map((row) => (
        <NearCard key={row.id} row={row} />
      ))}
      {wanted.length > shown ? (
        <ButtonRow>
          <Button word={`再看 ${Math.min(SHOWN_AT_ONCE, wanted.length - shown)} 个`} onPress={() => setShown(shown + SHOWN_AT_ONCE)} />
        </ButtonRow>
      ) : null}
      {ordered && rows.some(({ way }) => way.includes('约')) ? <Note>写“约”的位置是示意，站长可在现场校正。</Note> : null}
      <SketchPart points={points} chosenId={chosenId} />
    </>
  );
}

function SketchPart({ points, chosenId }: { readonly points: readonly PointSummary[]; readonly chosenId: string | undefined }): ReactElement {
  const [drawn, setDrawn] = useState(chosenId !== undefined);
  if (!drawn) {
    return (
      <ButtonRow>
        <Button icon="map" word="看全县示意图" onPress={() => setDrawn(true)} />
      </ButtonRow>
    );
  }
  return <Sketch points={points} chosenId={chosenId} />;
}

function Sketch({ points, chosenId }: { readonly points: readonly PointSummary[]; readonly chosenId: string | undefined }): ReactElement {
  const county = useAreas().answer;
  const lines = useSketchLines();
  const chosenCode = useSettings(chosenVillage)?.code;
  const sources: SketchSources = useMemo(() => {
    const own = county && chosenCode !== undefined ? villageByCode(county, chosenCode)?.village : undefined;
    return { county, lines, points, ownVillage: own, chosen: points.find(({ id }) => id === chosenId) };
  }, [county, lines, points, chosenCode, chosenId]);
  return <SketchMap places={sketchPlaces(sources)} lines={sketchLines(lines)} label={sketchLabel(sources)} />;
}
