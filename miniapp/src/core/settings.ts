// What has this phone's owner chosen: text size, and which villages?
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { fontScale } from './platform/font-scale';
import { keptOnPhone } from './kept-state';

/** Sizes of the elder mode; the largest writes body text at 30 px. */
export const elderSizes = ['large', 'larger', 'largest'] as const;
export type ElderSize = (typeof elderSizes)[number];

/** A village that is kept on the phone: one's own, the parents', the market's. */
export interface KeptVillage {
  /** 12-digit code. */
  readonly code: string;
  readonly name: string;
  readonly townshipName: string;
  /** What the person calls it, such as 爸妈家. */
  readonly label?: string;
}

/** What is chosen, and how to choose otherwise. Every change is kept at once. */
export interface Settings {
  readonly elder: boolean;
  readonly elderSize: ElderSize;
  /** In the order in which they were added. */
  readonly villages: readonly KeptVillage[];
  /** Code of the village whose buses and points are shown. */
  readonly chosenCode: string | undefined;
  setElder(elder: boolean): void;
  setElderSize(size: ElderSize): void;
  /** Keeps a village, unless it is kept already, and chooses it. */
  keepVillage(village: KeptVillage): void;
  /** Names a kept village; an empty label takes the name away. */
  labelVillage(code: string, label: string): void;
  /** Chooses one of the kept villages; any other code changes nothing. */
  chooseVillage(code: string): void;
  /** Forgets a village; if it was chosen, the first of the others is. */
  dropVillage(code: string): void;
}

/** From this scale of the phone's text on, the app starts in elder mode, and from the next ones larger. */
const ELDER_SCALES = [1.15, 1.45, 1.75] as const;

/** Elder mode as the phone's own text size suggests it, at the very first start. */
export function suggestedBy(scale: number): { elder: boolean; elderSize: ElderSize } {
  const reached = ELDER_SCALES.filter((from) => scale >= from).length;
  return { elder: reached > 0, elderSize: elderSizes[Math.max(0, reached - 1)] ?? 'large' };
}

/** The settings; `useSettings((s) => s.elder)` in a component, `useSettings.getState()` elsewhere. */
export const useSettings = create<Settings>()(
  persist(
    (set) => ({
      ...suggestedBy(fontScale()),
      villages: [],
      chosenCode: undefined,
      setElder: (elder) => set({ elder }),
      setElderSize: (elderSize) => set({ elderSize }),
      keepVillage: (village) =>
        set(({ villages }) => ({
          villages: villages.some((kept) => kept.code === village.code) ? villages : [...villages, village],
          chosenCode: village.code,
        })),
      labelVillage: (code, label) =>
        set(({ villages }) => ({ villages: villages.map((kept) => labelled(kept, code, label)) })),
      chooseVillage: (code) =>
        set(({ villages, chosenCode }) => ({
          chosenCode: villages.some((kept) => kept.code === code) ? code : chosenCode,
        })),
      dropVillage: (code) =>
        set(({ villages, chosenCode }) => {
          const rest = villages.filter((kept) => kept.code !== code);
          return { villages: rest, chosenCode: chosenCode === code ? rest[0]?.code : chosenCode };
        }),
    }),
    {
      name: 'settings',
      version: 1,
      storage: keptOnPhone(),
    },
  ),
);

function labelled(kept: KeptVillage, code: string, label: string): KeptVillage {
  if (kept.code !== code) return kept;
  const { label: _old, ...bare } = kept;
  return label.trim() === '' ? bare : { ...bare, label: label.trim() };
}

/** The chosen village; undefined before the first choice. */
export function chosenVillage(settings: Settings): KeptVillage | undefined {
  return settings.villages.find((village) => village.code === settings.chosenCode);
}
