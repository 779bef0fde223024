// Of which clocks of a complaint is somebody reminded?

/** The first word to whoever complained, the end of the promise before and after, and the way outside. */
export const dueKinds = ['contact', 'soon', 'over', 'outside'] as const;
export type DueKind = (typeof dueKinds)[number];
