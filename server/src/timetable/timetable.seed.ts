// What of the timetable does a new database begin with?
import type { Seed } from '../database/seed/seed.js';
import { fleetSeed } from './driving/fleet.seed.js';
import { feedSeed } from './packing/feed.seed.js';

export const timetableSeeds: readonly Seed[] = [feedSeed, fleetSeed];
