// What do those who say that something happened and those who hear of it agree on?

/** What the database gives back as it was given; an instant goes as ISO 8601. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A payload whose every field the database gives back as it was given. */
export type Storable<Payload> = { readonly [Field in keyof Payload]: Json };

/** A kind of event. Whoever says it and whoever hears it import the same value, so the payload cannot drift. */
export interface Topic<Payload> {
  /** Such as `timetable.trip_cancelled`. It stands in the database: once used it must never change. */
  readonly name: string;
  /** What an event is about, such as `trip K12-3 2026-11-24`, in at most 128 characters. */
  readonly subjectOf: (payload: Payload) => string;
}

/**
 * Declares a kind of event, in `<feature>.events.ts`. Events of one subject are delivered one after the
 * other, whatever their topics: while one of them waits (for its time, or to be tried again), so do those
 * behind it. What waits on purpose therefore has a subject of its own.
 */
export function topic<Payload extends Storable<Payload>>(
  name: string,
  subjectOf: (payload: Payload) => string,
): Topic<Payload> {
  return { name, subjectOf };
}
