// Where to, or from where? By one touch for the usual places, by a name for any other.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { failureText } from '../../core/failure-text';
import { usePlaceSearch } from '../../network/use-place-search';
import type { FoundPlace } from '../../network/use-place-search';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { SearchField } from '../../ui/fields/search-field';
import { Skeleton } from '../../ui/page/skeleton';
import type { Place } from './journey-places';

/** What can be chosen, and what becomes of it. */
export interface PlaceChooserProps {
  /** The usual places. */
  readonly atHand: readonly Place[];
  readonly onChoose: (place: Place) => void;
  /** True where only a stop will do, such as for a board. */
  readonly stopsOnly?: boolean;
}

/** The usual places as a list, and a search over all villages and points. */
export function PlaceChooser({ atHand, onChoose, stopsOnly = false }: PlaceChooserProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <>
      <SearchField
        value={text}
        onChange={setText}
        hint={stopsOnly ? '村名，或拼音首字母' : '村名、乡镇、县城，或拼音首字母'}
      />
      {text.trim() === '' ? (
        <Places places={atHand.map((place) => ({ ...place, note: '' }))} onChoose={onChoose} />
      ) : (
        <Found text={text} stopsOnly={stopsOnly} onChoose={onChoose} />
      )}
    </>
  );
}

function Places({
  places,
  onChoose,
}: {
  readonly places: readonly FoundPlace[];
  readonly onChoose: (place: Place) => void;
}): ReactElement | null {
  if (places.length === 0) return null;
  return (
    <List>
      {places.map(({ id, name, note }) => (
        <Row
          key={id}
          icon="map-pin"
          title={name}
          {...(note === '' ? {} : { note })}
          onPress={() => onChoose({ id, name })}
        />
      ))}
    </List>
  );
}

function Found({
  text,
  stopsOnly,
  onChoose,
}: {
  readonly text: string;
  readonly stopsOnly: boolean;
  readonly onChoose: (place: Place) => void;
}): ReactElement {
  const { places, asking, failure } = usePlaceSearch(text, stopsOnly ? 'points' : 'all');
  const usable = stopsOnly
    ? places.flatMap((place) => (place.stopId === undefined ? [] : [{ ...place, id: place.stopId }]))
    : places;
  if (usable.length > 0) return <Places places={usable} onChoose={onChoose} />;
  if (asking) return <Skeleton cards={1} />;
  if (failure) return <ErrorSentence sentence={failureText(failure)} reference={failure.detail.requestId} />;
  return <EmptyAnswer sentence={`没有找到叫“${text.trim()}”的地方`} next="换个字试试，也可以只打拼音的首字母" />;
}
