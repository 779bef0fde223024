// Which files must not change a little without a test noticing, and which specs prove each?
//
// The specs of a group are the narrow ones, so that a group takes minutes: a mutation that only a story would catch
// counts as one that nobody catches.

/**
 * @typedef {object} Group
 * @property {'shared' | 'server'} in Package of the specs; files of both may be mutated.
 * @property {readonly string[]} files Mutated, from the root.
 * @property {readonly string[]} specs Names of spec files, without folder.
 */

/** By the name that one types. @type {Readonly<Record<string, Group>>} */
export const groups = {
  'trip-fold': {
    in: 'shared',
    files: ['shared/src/timetable/driving/trip-fold.ts'],
    specs: ['trip-fold.spec.ts', 'trip-known.spec.ts'],
  },
  'fact-order': {
    in: 'shared',
    files: ['shared/src/device-facts/fact-order.ts', 'shared/src/device-facts/fact-outcome.ts'],
    specs: ['fact-order.spec.ts', 'fact-outcome.spec.ts'],
  },
  'device-facts': {
    in: 'server',
    files: ['server/src/device-facts/corrected-time.ts', 'server/src/device-facts/record-facts.ts'],
    specs: ['corrected-time.spec.ts', 'record-facts.spec.ts'],
  },
  'bus-time': {
    in: 'shared',
    files: ['shared/src/timetable/boards/bus-time.ts', 'shared/src/timetable/boards/trip-live.ts'],
    specs: ['bus-time.spec.ts', 'bus-time-limits.spec.ts', 'trip-live.spec.ts', 'board-order.spec.ts'],
  },
  boards: {
    in: 'shared',
    files: ['shared/src/timetable/boards/village-pack.ts'],
    specs: [
      'village-pack.spec.ts',
      'village-pack-details.spec.ts',
      'village-pack.property.spec.ts',
      'board-order.spec.ts',
    ],
  },
  'board-index': {
    in: 'server',
    files: ['server/src/timetable/running/board-index.ts', 'server/src/timetable/running/timetable-snapshot.ts'],
    specs: ['timetable-snapshot.spec.ts'],
  },
  'not-running': {
    in: 'server',
    files: ['server/src/timetable/running/not-running.ts', 'server/src/timetable/running/not-running-store.ts'],
    specs: ['not-running.spec.ts', 'not-running-store.spec.ts'],
  },
  planner: {
    in: 'server',
    files: [
      'server/src/timetable/planner/earliest-scan.ts',
      'server/src/timetable/planner/profile-scan.ts',
      'server/src/timetable/planner/profile.ts',
    ],
    specs: ['journey.spec.ts', 'journey-oracle.spec.ts'],
  },
  transactions: {
    in: 'server',
    files: ['server/src/database/transaction.ts', 'server/src/database/insert-once.ts'],
    specs: ['transaction.spec.ts', 'transaction-refused.spec.ts', 'insert-once.spec.ts'],
  },
  outbox: {
    in: 'server',
    files: ['server/src/database/outbox/outbox-relay.ts', 'server/src/database/outbox/backoff.ts'],
    specs: ['outbox-relay.spec.ts', 'outbox-batch.spec.ts', 'outbox-races.spec.ts', 'dead-letters.spec.ts'],
  },
  policies: {
    in: 'shared',
    files: ['shared/src/policy.ts', 'shared/src/role.ts', 'shared/src/moves.ts'],
    // Not `policies.spec.ts`, which asks every policy of the house and takes a minute for each mutation.
    specs: ['policy.spec.ts', 'role.spec.ts', 'moves.spec.ts'],
  },
  guard: {
    in: 'server',
    files: [
      'server/src/http/access.guard.ts',
      'server/src/http/authorise.ts',
      'server/src/http/caller.ts',
      'server/src/http/idempotency.decorator.ts',
    ],
    specs: ['access.guard.spec.ts', 'authorise.spec.ts', 'idempotency.decorator.spec.ts'],
  },
  limits: {
    in: 'server',
    files: [
      'server/src/http/limits/guess-limit.ts',
      'server/src/http/limits/rate-limit.ts',
      'server/src/http/limits/window-count.ts',
    ],
    specs: ['guess-limit.spec.ts', 'rate-limit.spec.ts'],
  },
  sessions: {
    in: 'server',
    files: ['server/src/accounts/sign-in/sessions.service.ts'],
    specs: ['sessions.spec.ts'],
  },
  roles: {
    in: 'server',
    files: ['server/src/accounts/identity/grants.service.ts', 'server/src/accounts/identity/one-time-codes.service.ts'],
    specs: ['grants.spec.ts', 'one-time-codes.spec.ts'],
  },
  retention: {
    in: 'server',
    files: ['server/src/accounts/privacy/retention.service.ts', 'server/src/database/kernel-retention.ts'],
    specs: ['retention.spec.ts', 'kernel-retention.spec.ts'],
  },
};
