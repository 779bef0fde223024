// How does what a store holds outlive the app?
import { createJSONStorage } from 'zustand/middleware';
import { storage } from './platform/storage';

/** The phone's storage as a store's `persist` wants it. */
export function keptOnPhone<State>() {
  return createJSONStorage<State>(() => ({
    getItem: (name) => storage.read(name) ?? null,
    setItem: (name, text) => void storage.write(name, text),
    removeItem: (name) => storage.remove(name),
  }));
}
