// Which destinations are asked for again and again, so that their whole day is worth keeping?
import type { Connections } from './connections.js';
import type { Profile } from './profile.js';

/** Bytes of profiles kept per planner and direction. */
const MOST_BYTES = 32 * 1024 * 1024;
/** With no more hops than this a profile costs little more than a single search. */
export const FEW_HOPS = 20_000;
/** Destinations remembered as asked for once. */
const MOST_ASKED = 4_096;

/** Profiles by hops and destination; those not asked for the longest time go first. */
export class KeptProfiles {
  private readonly kept = new Map<string, Profile>();
  private readonly asked = new Set<string>();
  private readonly numbers = new WeakMap<Connections, number>();
  private lastNumber = 0;
  private bytes = 0;

  /** In a network of at most `few` hops a profile is made at the first question already; below 0 none ever is. */
  constructor(private readonly few: number) {}

  /** Name of a destination on the day of these hops. */
  name(connections: Connections, to: readonly number[]): string {
    let number = this.numbers.get(connections);
    if (number === undefined) {
      this.lastNumber += 1;
      number = this.lastNumber;
      this.numbers.set(connections, number);
    }
    return `${number} ${to.length === 1 ? to[0] : to.join(' ')}`;
  }

  /** The profile kept under this name. */
  find(name: string): Profile | undefined {
    const profile = this.kept.get(name);
    if (profile === undefined) return undefined;
    this.kept.delete(name);
    this.kept.set(name, profile);
    return profile;
  }

  /** True when it is now worth making one: in a large network at the second question only. */
  isWorthMaking(name: string, connections: Connections): boolean {
    if (this.few < 0) return false;
    if (connections.count <= this.few || this.asked.delete(name)) return true;
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    this.asked.add(name);
    return false;
  }

  keep(name: string, profile: Profile): void {
    this.kept.set(name, profile);
    this.bytes += profile.bytes;
    for (const [oldest, old] of this.kept) {
      if (this.bytes <= MOST_BYTES) return;
      this.kept.delete(oldest);
      this.bytes -= old.bytes;
    }
  }
}
