// What stands beside the pages of whoever works before a wide screen? The app hands it in: no widget knows a feature.
import { createContext } from 'react';
import type { ComponentType } from 'react';

/** What the side needs to know of the page. */
export interface DeskSideProps {
  /** The work that the page belongs to. */
  readonly work: string;
  /** How much there is to do, by the name of the work, as far as the page knows. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
}

/** The side of every desk page; nothing where nobody handed one in, as in a test of one page. */
export const DeskSideContext = createContext<ComponentType<DeskSideProps> | undefined>(undefined);
