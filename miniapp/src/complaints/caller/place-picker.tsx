// Where is it: at a point, at a stop, in a village, or on a bus?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { pointName } from '@kehuoyou/shared';
import type { VoiceSubject } from '@kehuoyou/shared';
import { failureText } from '../../core/failure-text';
import { usePlaceSearch } from '../../network/use-place-search';
import type { FoundPlace } from '../../network/use-place-search';
import { useLines } from '../../timetable/departures/use-lines';
import { Button } from '../../ui/buttons/button';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { SearchField } from '../../ui/fields/search-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { BusPicker } from './bus-picker';
import type { SaidPlace } from './caller-words';

/** Of what kind the thing is, the chosen one, and how far whoever writes may go. */
export interface PlacePickerProps {
  readonly subject: VoiceSubject;
  readonly chosen: SaidPlace | undefined;
  readonly onChoose: (place: SaidPlace | undefined) => void;
  /** The whole county's things: buses and stops too. */
  readonly county: boolean;
}

/** Found by its name; a bus by its line and its time. */
export function PlacePicker({ subject, chosen, onChoose, county }: PlacePickerProps): ReactElement {
  if (chosen !== undefined)
    return (
      <List>
        <Row
          icon="map-pin"
          title={chosen.name}
          tail={<Button kind="tool" word="换" label="换一个地方" onPress={() => onChoose(undefined)} />}
        />
      </List>
    );
  if (county && subject === 'bus') return <BusPicker onChoose={onChoose} />;
  if (county && subject === 'stop') return <StopSearch onChoose={onChoose} />;
  return <PlaceSearch among={subject === 'other' ? 'all' : 'points'} county={county} onChoose={onChoose} />;
}

interface ChooseProps {
  readonly onChoose: (place: SaidPlace) => void;
}

function PlaceSearch({
  among,
  county,
  onChoose,
}: ChooseProps & { readonly among: 'all' | 'points'; readonly county: boolean }): ReactElement {
  const [text, setText] = useState('');
  const { places, asking, failure } = usePlaceSearch(text, among);
  return (
    <>
      <SearchField value={text} onChange={setText} hint="村名或者服务点，拼音也行" />
      {failure === undefined ? null : <ErrorSentence sentence={failureText(failure)} />}
      {text.trim() !== '' && places.length === 0 && !asking ? <Note>没有叫这个名字的，换个字试试。</Note> : null}
      {places.length === 0 ? null : (
        <List>
          {places.slice(0, MOST).map((place) => (
            <Row
              key={place.id}
              icon="map-pin"
              title={place.name}
              note={place.note}
              onPress={() => onChoose(saidOf(place))}
            />
          ))}
        </List>
      )}
      {county && among === 'all' ? (
        <Button word="说不上哪里，全县的事" onPress={() => onChoose({ about: {}, name: '全县' })} />
      ) : null}
    </>
  );
}

/** More rows than this nobody reads while somebody is on the phone. */
const MOST = 8;

/** A village's code is its number; everything else is a point. */
function saidOf({ id, name }: FoundPlace): SaidPlace {
  return /^\d{6,12}$/.test(id) ? { about: { areaCode: id }, name } : { about: { pointId: id }, name: pointName(name) };
}

function StopSearch({ onChoose }: ChooseProps): ReactElement {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const lines = useLines();
  const stops = (lines.answer?.stops ?? []).filter(
    ({ name, station }) => station === undefined && name.includes(wanted),
  );
  return (
    <>
      <SearchField value={text} onChange={setText} hint="站名" />
      {lines.answer === undefined && lines.failure !== undefined ? (
        <ErrorSentence sentence={failureText(lines.failure)} onRetry={() => void lines.refresh()} />
      ) : null}
      {wanted !== '' && lines.answer !== undefined && stops.length === 0 ? (
        <Note>没有叫这个名字的站，换个字试试。</Note>
      ) : null}
      {wanted === '' || stops.length === 0 ? null : (
        <List>
          {stops.slice(0, MOST).map(({ id, name }) => (
            <Row key={id} icon="map-pin" title={name} onPress={() => onChoose({ about: { stopId: id }, name })} />
          ))}
        </List>
      )}
    </>
  );
}
