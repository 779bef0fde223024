// How does one say which village one is from? By two touches: the township, then the village.
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { Area } from '@kehuoyou/shared';
import { failureText } from '../core/failure-text';
import { scrollToTop } from '../core/platform/navigation';
import type { KeptVillage } from '../core/settings';
import { Button } from '../ui/buttons/button';
import { EmptyAnswer } from '../ui/page/empty-answer';
import { ErrorSentence } from '../ui/page/error-sentence';
import { List } from '../ui/cards/list';
import { Pressable } from '../ui/pressable';
import { Row } from '../ui/cards/row';
import { SearchField } from '../ui/fields/search-field';
import { Skeleton } from '../ui/page/skeleton';
import { voice } from '../ui/voice';
import type { FoundPlace } from './find-village';
import { useAreas } from './use-areas';
import { searchVillages, toKeep, villageByCode } from './village-list';
import type { VillageChoice } from './village-list';
import { VillageShortcuts } from './village-shortcuts';
import './village-chooser.scss';

/** What happens with the choice. */
export interface VillageChooserProps {
  readonly onChoose: (village: KeptVillage) => void;
  /** Stands above the first question only: what was chosen earlier. */
  readonly before?: ReactNode;
  /** Code of a village that is asked about first, such as that of a friend who sent the page. */
  readonly offered?: string | undefined;
}

/** Townships, then their villages, as large cells; a search and shortcuts above them for whoever likes. */
export function VillageChooser({ onChoose, before, offered }: VillageChooserProps): ReactElement {
  const areas = useAreas();
  if (areas.answer) return <Choices county={areas.answer} onChoose={onChoose} before={before} offered={offered} />;
  return (
    <>
      {before}
      {areas.failure ? (
        <ErrorSentence
          sentence={failureText(areas.failure)}
          reference={areas.failure.detail.requestId}
          onRetry={() => void areas.refresh()}
        />
      ) : (
        <Skeleton cards={3} />
      )}
    </>
  );
}

function Choices({ county, onChoose, before, offered }: { readonly county: Area } & VillageChooserProps): ReactElement {
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(() => offeredPlace(county, offered));
  const show = (next: FoundPlace | undefined) => {
    setQuery('');
    setPlace(next);
    scrollToTop();
  };
  const take = (choice: VillageChoice) => {
    // On the home page the answers take the place of the question.
    scrollToTop();
    onChoose(toKeep(choice));
  };
  if (place?.kind === 'township')
    return <Villages township={place.township} onTake={take} onBack={() => show(undefined)} />;
  if (place?.kind === 'villages')
    return <Nearby choices={place.choices} onTake={take} onBack={() => show(undefined)} />;
  return (
    <>
      {query.trim() === '' ? before : null}
      <SearchField value={query} onChange={setQuery} hint="村名、拼音都行" />
      {query.trim() === '' ? (
        <>
          <VillageShortcuts county={county} onFound={show} />
          <Cells
            label="先点镇或乡"
            areas={county.children ?? []}
            onPress={(township) => show({ kind: 'township', township })}
          />
        </>
      ) : (
        <Found
          county={county}
          query={query}
          onTake={take}
          onOpen={(township) => show({ kind: 'township', township })}
        />
      )}
    </>
  );
}

function offeredPlace(county: Area, code: string | undefined): FoundPlace | undefined {
  const choice = code === undefined ? undefined : villageByCode(county, code);
  return choice && { kind: 'villages', choices: [choice] };
}

interface TakeProps {
  readonly onTake: (choice: VillageChoice) => void;
}

function Villages({
  township,
  onTake,
  onBack,
}: { readonly township: Area; readonly onBack: () => void } & TakeProps): ReactElement {
  return (
    <>
      <WayBack onBack={onBack} />
      <Cells
        label={`${township.name}的哪个村？`}
        areas={township.children ?? []}
        onPress={(village) => onTake({ village, township })}
      />
    </>
  );
}

function Nearby({
  choices,
  onTake,
  onBack,
}: { readonly choices: readonly VillageChoice[]; readonly onBack: () => void } & TakeProps): ReactElement {
  return (
    <>
      <WayBack onBack={onBack} />
      <View className="choice-question">{choices.length === 1 ? '是这个村吗？' : '是哪个村？近的在前面'}</View>
      <VillageRows choices={choices} onTake={onTake} />
    </>
  );
}

function Found({
  county,
  query,
  onTake,
  onOpen,
}: {
  readonly county: Area;
  readonly query: string;
  readonly onOpen: (township: Area) => void;
} & TakeProps): ReactElement {
  const { townships, villages } = searchVillages(county, query);
  if (townships.length + villages.length === 0) {
    return <EmptyAnswer sentence={`没有叫“${query.trim()}”的村`} next="换个字试试，或者清空了从镇里找" />;
  }
  return (
    <>
      {townships.length === 0 ? null : <Cells label="镇、乡" areas={townships} onPress={onOpen} />}
      {villages.length === 0 ? null : <VillageRows choices={villages} onTake={onTake} />}
    </>
  );
}

function VillageRows({ choices, onTake }: { readonly choices: readonly VillageChoice[] } & TakeProps): ReactElement {
  return (
    <List>
      {choices.map((choice) => (
        <Row
          key={choice.village.code}
          icon="map-pin"
          title={choice.village.name}
          note={choice.township.name}
          onPress={() => onTake(choice)}
        />
      ))}
    </List>
  );
}

function Cells({
  label,
  areas,
  onPress,
}: {
  readonly label: string;
  readonly areas: readonly Area[];
  readonly onPress: (area: Area) => void;
}): ReactElement {
  return (
    <>
      <View className="choice-question" {...voice({ role: 'heading' })}>
        {label}
      </View>
      <View className="choices">
        {areas.map((area) => (
          <Pressable key={area.code} className="choice" onPress={() => onPress(area)}>
            <Text>{area.name}</Text>
          </Pressable>
        ))}
      </View>
    </>
  );
}

function WayBack({ onBack }: { readonly onBack: () => void }): ReactElement {
  return (
    <View className="choice-back">
      <Button kind="tool" icon="chevron-left" word="换个镇" onPress={onBack} />
    </View>
  );
}
