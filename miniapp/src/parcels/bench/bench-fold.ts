// What stands at a point, by what the server said and what this phone has not sent yet?
import { codeOnBoard, dateAt, foldParcel, keepingOf, normalWaybill, OWN_ACTOR } from '@kehuoyou/shared';
import type { Keeping, ParcelFact, ParcelProgress, PointParcel, PointParcels } from '@kehuoyou/shared';
import type { MadeScan } from '../scanning/scan-queue';

/** What the server knows of a parcel besides its facts; nothing of one that only this phone has seen. */
type Label = Partial<
  Pick<
    PointParcel,
    | 'recipient'
    | 'phoneTail'
    | 'household'
    | 'bus'
    | 'photos'
    | 'leaving'
    | 'goesTo'
    | 'due'
    | 'proposal'
    | 'virtualKey'
  >
>;

/** A parcel as the keeper should see it now. */
export interface BenchParcel extends Label {
  readonly waybill: string;
  readonly carrier: string;
  readonly progress: ParcelProgress;
  readonly facts: readonly ParcelFact[];
  /** Of one on the shelf. */
  readonly keeping?: Keeping;
}

/** A bag that has not been taken over yet. */
export interface BenchBag {
  readonly seal: string;
  readonly pieces: number;
  readonly bus?: PointParcel['bus'];
}

/** A point's parcels, what waits on the phone included. */
export interface Bench {
  readonly pointId: string;
  /** On the shelf, the longest first. */
  readonly waiting: readonly BenchParcel[];
  /** Taken over with their bag, not on the shelf yet. */
  readonly toShelve: readonly BenchParcel[];
  /** Here, and to be brought to the door. */
  readonly home: readonly BenchParcel[];
  /** On the shelf or just taken over, and their household does not want them there. */
  readonly unwanted: readonly BenchParcel[];
  /** Here, and to be fetched elsewhere: whoever stands here gives them to a bus. */
  readonly elsewhere: readonly BenchParcel[];
  /** On their way. */
  readonly coming: readonly BenchParcel[];
  /** Handed out, and their recipient says that it was somebody else who took them. */
  readonly disputed: readonly BenchParcel[];
  readonly bags: readonly BenchBag[];
  readonly byWaybill: ReadonlyMap<string, BenchParcel>;
  /** How many were put on the shelf today, those that have left again included. */
  readonly shelvedToday: number;
  readonly collectedToday: number;
}

/** In which capacity the events of this phone are made. */
export type CounterSource = 'keeper' | 'station' | 'hub';

/** Folds the events of this phone at this point into what the server said; `now` decides what is today's. */
export function benchOf(
  answer: PointParcels,
  made: readonly MadeScan[],
  { source, now }: { readonly source: CounterSource; readonly now: Date },
): Bench {
  const { pointId } = answer;
  const known = [...answer.waiting, ...answer.coming, ...answer.today];
  const told = new Set(known.flatMap(({ facts }) => facts.map(({ eventId }) => eventId)));
  const own = made.filter((each) => each.pointId === pointId && !told.has(each.eventId));
  const shelves = shelvesOf(known, own);
  const ofBags = own.filter(({ waybill, seal }) => waybill === undefined && seal !== undefined);
  const parcels = labelsOf(known, own).map((label) =>
    folded(label, [
      ...label.facts,
      ...own.filter(({ waybill }) => numberOf(waybill) === label.waybill).map((each) => factOf(each, source, shelves)),
      ...ofBags.map((each) => ({ ...factOf(each, source, shelves), own: false })),
    ]),
  );
  return sorted(pointId, parcels, now);
}

/** Each parcel of which the server or this phone knows, once. */
function labelsOf(known: readonly PointParcel[], own: readonly MadeScan[]): (Label & LabelFacts)[] {
  const labels = new Map<string, Label & LabelFacts>();
  for (const parcel of known) if (!labels.has(parcel.waybill)) labels.set(parcel.waybill, parcel);
  for (const { waybill } of own) {
    const number = numberOf(waybill);
    if (number !== undefined && !labels.has(number)) labels.set(number, { waybill: number, carrier: '', facts: [] });
  }
  return [...labels.values()];
}

type LabelFacts = Pick<PointParcel, 'waybill' | 'carrier' | 'facts'>;

function folded(label: Label & LabelFacts, facts: ParcelFact[]): BenchParcel {
  const { waybill, carrier, recipient, phoneTail, household, bus, photos, goesTo, due, proposal, virtualKey } = label;
  const progress = foldParcel(facts);
  // What this phone has said of it and not sent yet counts already.
  const leaving = progress.wish ?? label.leaving;
  return {
    waybill,
    carrier,
    ...(recipient === undefined ? {} : { recipient }),
    ...(phoneTail === undefined ? {} : { phoneTail }),
    ...(household === undefined ? {} : { household }),
    ...(bus === undefined ? {} : { bus }),
    ...(photos === undefined ? {} : { photos }),
    ...(leaving === undefined ? {} : { leaving }),
    ...(goesTo === undefined ? {} : { goesTo }),
    ...(due === undefined ? {} : { due }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(virtualKey === undefined ? {} : { virtualKey }),
    progress,
    facts,
  };
}

function sorted(pointId: string, all: readonly BenchParcel[], now: Date): Bench {
  const today = dateAt(now);
  const isToday = (at: number | undefined): boolean => at !== undefined && dateAt(new Date(at)) === today;
  const isHere = ({ progress: { holder } }: BenchParcel): boolean =>
    holder?.kind === 'point' && holder.pointId === pointId;
  const within = (...states: readonly string[]): BenchParcel[] =>
    all.filter(({ progress: { state } }) => states.includes(state));
  const coming = within('sorted', 'loaded', 'in_transit', 'at_town');
  const here = within('at_point', 'ready').filter(isHere);
  return {
    pointId,
    waiting: within('ready')
      .filter(isHere)
      .sort((a, b) => (a.progress.since ?? 0) - (b.progress.since ?? 0))
      .map((parcel) => kept(parcel, now)),
    toShelve: within('at_point').filter((parcel) => isHere(parcel) && parcel.leaving !== 'home'),
    home: here.filter(({ leaving }) => leaving === 'home'),
    elsewhere: here.filter(({ goesTo }) => goesTo !== undefined),
    unwanted: here.filter(({ leaving }) => leaving === 'refused'),
    coming,
    disputed: within('collected').filter(({ progress }) => progress.exceptions.includes('disputed')),
    bags: bagsOf(coming),
    byWaybill: new Map(all.map((parcel) => [parcel.waybill, parcel])),
    shelvedToday: all.filter(({ progress }) => progress.firstShelved !== undefined && isToday(progress.shelvedAt))
      .length,
    collectedToday: within('collected').filter(({ progress }) => isToday(progress.since)).length,
  };
}

function kept(parcel: BenchParcel, now: Date): BenchParcel {
  const { shelvedAt, extended } = parcel.progress;
  return shelvedAt === undefined
    ? parcel
    : { ...parcel, keeping: keepingOf({ shelvedAt: new Date(shelvedAt), extended }, now) };
}

function bagsOf(coming: readonly BenchParcel[]): BenchBag[] {
  const bags = new Map<string, BenchBag>();
  for (const { progress, bus } of coming) {
    if (progress.seal === undefined || progress.exceptions.includes('short')) continue;
    const bag = bags.get(progress.seal);
    bags.set(progress.seal, {
      seal: progress.seal,
      pieces: (bag?.pieces ?? 0) + 1,
      ...(bus === undefined ? {} : { bus }),
    });
  }
  return [...bags.values()];
}

/** Codes that the events of this phone will get, by event: as the server gives them, as far as the phone can know. */
function shelvesOf(known: readonly PointParcel[], own: readonly MadeScan[]): ReadonlyMap<string, string> {
  const taken = new Map(
    known.flatMap(({ shelf, waybill }) => (shelf === undefined ? [] : [[shelf, waybill] as const])),
  );
  const given = new Map<string, string>();
  for (const { eventId, type, waybill, rack, layer } of own) {
    const number = numberOf(waybill);
    if (type !== 'SHELVED' || number === undefined || rack === undefined || layer === undefined) continue;
    given.set(eventId, codeOnBoard(taken, { id: number, waybill: number }, { rack, layer }));
  }
  return given;
}

function numberOf(waybill: string | undefined): string | undefined {
  return waybill === undefined ? undefined : normalWaybill(waybill);
}

/** An event of this phone as a fact: what the server will make of it if the phone's clock goes right. */
function factOf(
  { eventId, deviceId = OWN_ACTOR, deviceSeq, occurredAt, type, ...said }: MadeScan,
  source: CounterSource,
  shelves: ReadonlyMap<string, string>,
): ParcelFact {
  const { seal, pointId, toPointId, tripId, serviceDate, method, retracts } = said;
  const shelf = shelves.get(eventId);
  return {
    eventId,
    deviceId,
    deviceSeq,
    at: Date.parse(occurredAt),
    type,
    source,
    actor: OWN_ACTOR,
    own: true,
    ...(seal === undefined ? {} : { seal }),
    ...(pointId === undefined ? {} : { pointId }),
    ...(toPointId === undefined ? {} : { toPointId }),
    ...(tripId === undefined || serviceDate === undefined ? {} : { tripId, serviceDate }),
    ...(shelf === undefined ? {} : { shelf }),
    ...(method === undefined ? {} : { method }),
    ...(retracts === undefined ? {} : { retracts }),
  };
}
