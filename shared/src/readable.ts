// Which characters hide what a text says?

/**
 * Characters that no person types and that hide what a text says: NUL and the other controls, half
 * surrogates, and those that turn the direction of writing around. A line break is one of them except
 * where a text may have lines. Neither the API nor a timetable's ids take them.
 */
export const UNREADABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;
