// What does a program say of a fact that writes null where it has nothing to say?

/** The same without the fields that are null: as if they had been left out. Only what need not be there can be. */
export function withoutNulls<Said extends object>(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Said;
}
