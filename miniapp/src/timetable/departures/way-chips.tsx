// Where should the bus go to? With many ways from a stop, one is chosen; with few, the list shows them all.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Chips } from '../../ui/fields/chips';

/** With so few ways to go the list itself shows them all. */
const MOST_UNSORTED = 3;
const EVERYWHERE = 'everywhere';

/** What was chosen, and the chips to choose with. */
export interface WayChoice {
  /** One of the destinations; undefined for all of them. */
  readonly way: string | undefined;
  /** Nothing where there is nothing to choose. */
  readonly chips: ReactElement | null;
}

/** The choice among `destinations`; `usual` is taken until the person chooses. A new `place` begins anew. */
export function useWayChoice(place: string, destinations: readonly string[], usual: string | undefined): WayChoice {
  const [choice, setChoice] = useState<{ readonly place: string; readonly way: string }>();
  const ways = destinations.length > MOST_UNSORTED ? destinations : [];
  const chosen = choice?.place === place ? choice.way : usual;
  const way = ways.find((each) => each === chosen);
  if (ways.length === 0) return { way, chips: null };
  const chips = [{ value: EVERYWHERE, word: '全部' }, ...ways.map((value) => ({ value, word: `去${value}` }))];
  return {
    way,
    chips: (
      <Chips
        label="去哪里"
        chips={chips}
        chosen={way ?? EVERYWHERE}
        onChoose={(value) => setChoice({ place, way: value })}
      />
    ),
  };
}
