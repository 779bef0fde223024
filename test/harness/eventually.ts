// How does a test wait for something that another process brings about?
import { setTimeout as pause } from 'node:timers/promises';

/** Repeats `check` until it no longer throws; after `withinMs` its last error is thrown. */
export async function eventually<Result>(check: () => Promise<Result>, withinMs = 20_000): Promise<Result> {
  for (const deadline = Date.now() + withinMs; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}
