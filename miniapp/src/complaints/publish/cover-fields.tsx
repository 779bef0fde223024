// Which of its pictures may everybody see, and how?
import type { ReactElement } from 'react';
import type { CoveredPicture } from '@kehuoyou/shared';
import { Note } from '../../ui/cards/note';
import { barsOf } from './bars';
import type { Grid } from './bars';
import { CoverField } from './cover-field';
import type { Covering } from './cover-field';

/** What was chosen, by the picture's id. */
export type Coverings = Readonly<Record<string, Covering>>;

/** Left out unless somebody chooses it. */
const HIDDEN: Covering = { shown: false, covered: new Set() };

/** Those that were chosen, with their bars. */
export function coveredPictures(pictures: readonly string[], coverings: Coverings, grid: Grid): CoveredPicture[] {
  return pictures.flatMap((id) => {
    const { shown, covered } = coverings[id] ?? HIDDEN;
    return shown ? [{ id, bars: barsOf(covered, grid) }] : [];
  });
}

/** The pictures, and what is done with each. */
export interface CoverFieldsProps {
  readonly pictures: readonly string[];
  readonly grid: Grid;
  readonly coverings: Coverings;
  readonly onChange: (coverings: Coverings) => void;
}

/** One under the other. */
export function CoverFields({ pictures, grid, coverings, onChange }: CoverFieldsProps): ReactElement | null {
  if (pictures.length === 0) return null;
  return (
    <>
      <Note tone="ink">照片：脸、车牌、面单和门牌，按一下那一格就涂黑。</Note>
      {pictures.map((id, index) => (
        <CoverField
          key={id}
          id={id}
          name={`第 ${index + 1} 张照片`}
          grid={grid}
          covering={coverings[id] ?? HIDDEN}
          onChange={(covering) => onChange({ ...coverings, [id]: covering })}
        />
      ))}
    </>
  );
}
