// What is it called that is spoken of, and which of the village's is it where nobody has said so yet?
import type { ReactElement } from 'react';
import { pointName } from '@kehuoyou/shared';
import { chosenVillage, useSettings } from '../../core/settings';
import { usePoint } from '../../network/use-point';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Chips } from '../../ui/fields/chips';
import type { SayDraft } from './say-draft';
import { subjectOf } from './say-words';

/** A thing of the village that may be meant. */
interface Choice {
  readonly value: string;
  readonly word: string;
}

/** What it is called, and the choice where there is one. */
export interface SaidPlace {
  readonly name: string;
  readonly choice: ReactElement | null;
}

/** Its name, and chips to say which it is where one came from nowhere. */
export function useSaidPlace(draft: SayDraft, change: (changes: Partial<SayDraft>) => void): SaidPlace {
  const point = usePoint(draft.about.pointId).answer;
  const village = useSettings(chosenVillage);
  const pack = useChosenVillagePack().answer;
  const { subject, about } = draft;
  const asks = subjectOf(about) === undefined || subject !== undefined;
  const choices: readonly Choice[] =
    !asks || pack === undefined
      ? []
      : subject === 'point'
        ? pack.points.map(({ id, name }) => ({ value: id, word: pointName(name) }))
        : subject === 'stop'
          ? pack.boards.map(({ stop }) => ({ value: stop.id, word: stop.name }))
          : [];
  const chosen = about.pointId ?? about.stopId;
  const choose = (id: string) => {
    const name = choices.find(({ value }) => value === id)?.word;
    change({ name, joins: undefined, about: subject === 'stop' ? { stopId: id } : { pointId: id } });
  };
  const named = draft.name ?? (point && pointName(point.name)) ?? village?.name ?? '全县';
  return {
    name: named,
    choice:
      choices.length === 0 ? null : <Chips label="说的是哪一个" chips={choices} chosen={chosen} onChoose={choose} />,
  };
}
