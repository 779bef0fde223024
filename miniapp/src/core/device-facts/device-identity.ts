// Which phone is this, and how many facts has it made?
import { CallFailure } from '../call-failure';
import type { PhoneStorage } from '../platform/storage';

/** Whose fact, and the how manieth of this phone. */
export interface FactNumber {
  readonly deviceId: string;
  readonly deviceSeq: number;
}

/** One name for both, so that a count never goes on under a new id or begins again under an old one. */
const NAME = 'device-facts/device';

/**
 * The next number of this phone, which nobody else and no later start of the app gets again. The phone gives itself
 * an id the first time, and another one when its memory was cleared. Throws `CallFailure('storage_full')` when the
 * phone cannot remember that the number is used.
 */
export function nextFactNumber(storage: PhoneStorage, newId: () => string): FactNumber {
  const last = parse(storage.read(NAME)) ?? { deviceId: newId(), deviceSeq: 0 };
  const next = { deviceId: last.deviceId, deviceSeq: last.deviceSeq + 1 };
  if (!storage.write(NAME, JSON.stringify(next))) throw new CallFailure('storage_full');
  return next;
}

function parse(text: string | undefined): FactNumber | undefined {
  try {
    const { deviceId, deviceSeq } = JSON.parse(text ?? '') as Partial<FactNumber>;
    return typeof deviceId === 'string' && typeof deviceSeq === 'number' ? { deviceId, deviceSeq } : undefined;
  } catch {
    return undefined;
  }
}
