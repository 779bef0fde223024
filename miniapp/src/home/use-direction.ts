// Which way does the person usually go from this village?
import { useState } from 'react';
import { storage } from '../core/platform/storage';

/** The id of the direction chosen last at a village, kept on the phone, and how to choose another. */
export function useDirection(villageCode: string): readonly [string | undefined, (id: string) => void] {
  const slot = `direction/${villageCode}`;
  const [chosen, setChosen] = useState<{ readonly slot: string; readonly id: string }>();
  const id = chosen?.slot === slot ? chosen.id : storage.read(slot);
  const choose = (next: string) => {
    storage.write(slot, next);
    setChosen({ slot, id: next });
  };
  return [id, choose];
}
