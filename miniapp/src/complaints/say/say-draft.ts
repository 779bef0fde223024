// What has somebody begun to say, and not handed in yet?
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ComplaintAbout, IdentityMode, SayParams, VoiceKind, VoiceSubject } from '@kehuoyou/shared';
import { keptOnPhone } from '../../core/kept-state';

/** Everything of the form but its pictures and what was spoken, which lie in their own queue. */
export interface SayDraft {
  /** By their ids: of a point, a bus, a stop, a parcel, an order, a village. */
  readonly about: ComplaintAbout;
  /** What that is called, where the page from which one came knew it. */
  readonly name?: string | undefined;
  readonly kind: VoiceKind;
  /** Asked for where one came from no thing in particular. */
  readonly subject?: VoiceSubject | undefined;
  readonly category?: string | undefined;
  readonly text: string;
  readonly identity: IdentityMode;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Number of what others have said and this one joins; `own` for whoever's is another thing. */
  readonly joins?: string | undefined;
  /** Made when it is handed in, and kept here until that is on the phone: tried again it is the same one. */
  readonly receipt?: string | undefined;
}

interface Drafts {
  readonly draft: SayDraft | undefined;
  begin(draft: SayDraft): void;
  change(changes: Partial<SayDraft>): void;
  forget(): void;
}

/** One at a time; it outlives the app. */
export const useSayDraft = create<Drafts>()(
  persist(
    (set) => ({
      draft: undefined,
      begin: (draft) => set({ draft }),
      change: (changes) => set(({ draft }) => ({ draft: draft && { ...draft, ...changes } })),
      forget: () => set({ draft: undefined }),
    }),
    { name: 'say-draft', version: 1, storage: keptOnPhone() },
  ),
);

const idNames = [
  'pointId',
  'tripId',
  'serviceDate',
  'lineId',
  'stopId',
  'parcelId',
  'shipmentId',
  'areaCode',
] as const satisfies readonly (keyof ComplaintAbout)[];

type Opened = Readonly<Partial<Record<keyof SayParams, string>>>;

/** The thing that a page was opened about. */
export function aboutOf(params: Opened): ComplaintAbout {
  return Object.fromEntries(
    idNames.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]] as const])),
  );
}

/** What the form begins with; a number in an address that is no kind is a complaint, as most are. */
export function draftOf(params: Opened): SayDraft {
  const kind = params.kind === 'praise' || params.kind === 'suggestion' ? params.kind : 'complaint';
  const { name, category } = params;
  return {
    about: aboutOf(params),
    ...(name === undefined ? {} : { name }),
    ...(category === undefined ? {} : { category }),
    ...{ kind, text: '', identity: 'named', contactName: '', contactPhone: '' },
  };
}

/** True once something would be lost with it. */
function isWritten({ text, joins, receipt, contactName, contactPhone }: SayDraft, shown: number): boolean {
  const words = [text, contactName, contactPhone].some((each) => each.trim() !== '');
  return words || shown > 0 || joins !== undefined || receipt !== undefined;
}

/** True when what was begun is of the thing that the page was opened about, or it was opened about none and something is written. */
export function goesOn(draft: SayDraft | undefined, params: Opened, shown: number): draft is SayDraft {
  if (draft === undefined) return false;
  const about = aboutOf(params);
  if (Object.keys(about).length === 0) return params.kind === undefined && isWritten(draft, shown);
  return (
    JSON.stringify(aboutOf(draft.about)) === JSON.stringify(about) &&
    (params.category === undefined || params.category === draft.category)
  );
}
