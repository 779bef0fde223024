// Which shape have the answers that this version of the app remembers?
//
// A phone that is updated still has what the version before it kept, and may have no network to ask anew. What has
// another shape than a page expects would break the page, so it is left alone. A test says when the shapes have
// changed (`OF` is no longer theirs): then write down the new mark, and raise `SHAPE` unless every old answer would
// still do, for raising it costs each phone what it remembers.

/** Of what is kept under it. */
export const SHAPE = 2;

/** Mark of the shapes of everything that is asked with GET. */
export const OF = '4e3c0f975600f75b';
