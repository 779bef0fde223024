// What has somebody not been told yet, which they must hear wherever they are?
import { createContext } from 'react';
import type { ComponentType } from 'react';

/** Shown at the top of every page by whoever holds the pages together; nothing where there is none. */
export const UntoldContext = createContext<ComponentType | undefined>(undefined);
