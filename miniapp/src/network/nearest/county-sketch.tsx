// Where do my village and the point lie in the county?
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { PointSummary } from '@kehuoyou/shared';
import { chosenVillage, useSettings } from '../../core/settings';
import { Note } from '../../ui/cards/note';
import { SketchMap } from '../../ui/cards/sketch-map-view';
import { leftOut, sketchLabel, sketchLines, sketchPlaces } from '../sketch-places';
import type { SketchSources } from '../sketch-places';
import { useAreas } from '../use-areas';
import { usePoint } from '../use-point';
import { useSketchLines } from '../use-sketch-lines';
import { villageByCode } from '../village-list';

/** What is drawn besides townships and lines. */
export interface CountySketchProps {
  readonly points: readonly PointSummary[];
  /** The point that is looked for. */
  readonly chosenId: string | undefined;
}

/** The county's townships, lines and points, with the own village and the chosen point marked. */
export function CountySketch({ points, chosenId }: CountySketchProps): ReactElement {
  const county = useAreas().answer;
  const lines = useSketchLines();
  const chosenCode = useSettings(chosenVillage)?.code;
  // It need not be among the nearest.
  const chosen = usePoint(chosenId).answer;
  const sources: SketchSources = useMemo(() => {
    const own = county && chosenCode !== undefined ? villageByCode(county, chosenCode)?.village : undefined;
    return { county, lines, points, ownVillage: own, chosen };
  }, [county, lines, points, chosenCode, chosen]);
  const without = leftOut(lines);
  return (
    <>
      <SketchMap places={sketchPlaces(sources)} lines={sketchLines(lines)} label={sketchLabel(sources)} />
      {without === undefined ? null : <Note>{without}</Note>}
    </>
  );
}
