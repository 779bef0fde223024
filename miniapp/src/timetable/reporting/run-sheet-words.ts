// What does a run sheet say, and how does it sound?
import { instantOf, spokenTime, tripStateNames } from '@kehuoyou/shared';
import type { RunSheetCall, ServiceDate, TripFact, TripState, Vehicle } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';
import { placeName, spokenLine } from '../departures/departure-words';
import type { TripNow } from './run-sheet-fold';

/** 要换车：原来的车坏了, of a trip whose vehicle broke on the one before. */
export function needsVehicle(why: string): string {
  return `要换车：前一班${why}`;
}

/** K01 去嵩溪镇. */
export function tripTitle({ routeName, headsign }: { readonly routeName: string; readonly headsign: string }): string {
  return `${routeName} 去${placeName(headsign)}`;
}

/** The state's word on its colour. */
export function stateTag(state: TripState): { readonly word: string; readonly tone: Tone } {
  const tones: Readonly<Record<TripState, Tone>> = {
    planned: 'grey',
    ready: 'green',
    departed: 'green',
    at_stop: 'green',
    arrived: 'grey',
    cancelled: 'red',
    short_turned: 'red',
  };
  return { word: tripStateNames[state], tone: tones[state] };
}

/** 约 06:49, or 06:37 where the time is to be kept. */
export function plannedTime(call: RunSheetCall, kind: 'depart' | 'stop'): string {
  return `${call.approximate ? '约 ' : ''}${kind === 'depart' ? call.departure : call.arrival}`;
}

/** What the one button says: 从县城发车, 到了立新村, 到了终点太和. */
export function actWord({ trip, act }: TripNow, aim = act?.call): string {
  const call = trip.calls[aim ?? 0];
  if (act === undefined || call === undefined) return '';
  const name = placeName(call.stopName);
  if (act.kind === 'depart') return `从${name}发车`;
  return aim === trip.calls.length - 1 ? `到了终点${name}` : `到了${name}`;
}

/** What a report was, to be taken back or refused by name. */
export function reportWord(
  { kind, stopId, minutes, vehicleId }: Pick<TripFact, 'kind' | 'stopId' | 'minutes' | 'vehicleId'>,
  { calls }: { readonly calls: readonly RunSheetCall[] },
  vehicles: readonly Vehicle[] = [],
): string {
  const stop = placeName((calls.find((call) => call.stopId === stopId) ?? calls[0])?.stopName ?? '');
  switch (kind) {
    case 'depart':
      return `从${stop}发车`;
    case 'stop':
      return `到了${stop}`;
    case 'delay':
      return `晚点 ${minutes ?? 0} 分钟`;
    case 'short_turn':
      return `只开到${stop}`;
    case 'cancel':
      return '停开';
    case 'replace':
      return `换成 ${vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.plate ?? '另一辆车'}`;
    case 'restore':
      return '又能开了';
    case 'ready':
      return '签到';
    case 'retract':
      return '撤回';
  }
}

/** 比计划晚 4 分钟, 比计划早 3 分钟; nothing within two minutes. */
export function offPlan(planned: number, at: number, date: ServiceDate): string | undefined {
  const minutes = Math.round((at - instantOf(date, planned).getTime()) / 60_000);
  if (Math.abs(minutes) <= 2) return undefined;
  return minutes > 0 ? `比计划晚 ${minutes} 分钟` : `比计划早 ${-minutes} 分钟`;
}

/** The trip for the ear. */
export function spokenTrip({ trip, act, state, reason = '' }: TripNow): string {
  const head = `${spokenLine(trip.routeName)}，去${placeName(trip.headsign)}`;
  const call = trip.calls[act?.call ?? -1];
  if (act === undefined || call === undefined)
    return `${head}，${tripStateNames[state]}${reason === '' ? '' : `，${reason}`}。`;
  const seconds = act.kind === 'depart' ? call.departureSeconds : call.arrivalSeconds;
  return `${head}，${act.kind === 'depart' ? '在' : '下一站'}${placeName(call.stopName)}，计划${call.approximate ? '大约' : ''}${spokenTime(seconds)}。`;
}
