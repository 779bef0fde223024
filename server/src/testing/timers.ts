// How does a spec take the timers of a library into its own hands?

/** jest gives its own name to each module, or to all at once where no world is made for a file. */
export const { useFakeTimers, useRealTimers, advanceTimersByTime } =
  (import.meta as { readonly jest?: typeof jest }).jest ?? jest;
