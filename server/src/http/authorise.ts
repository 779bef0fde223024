// May this caller do this to that thing? It is asked first in a service method, before anything is shown or changed.
import { Failure } from '@kehuoyou/shared';
import type { Actor, FailureCode, Role, Rule } from '@kehuoyou/shared';

/**
 * The thing, if there is one and `rule` lets the caller. One that is none of the caller's fails with `missing`,
 * as one that is not there does: nobody learns from an answer what there is elsewhere.
 */
export function authorise<Thing>(
  caller: Actor,
  rule: Rule<Thing>,
  thing: Thing | null | undefined,
  missing: FailureCode,
  field?: string,
): Thing {
  return judged(caller, rule, thing, missing, field).thing;
}

/** The same, where it matters in which role the caller does it. */
export function authorisedRole<Thing>(
  caller: Actor,
  rule: Rule<Thing>,
  thing: Thing | null | undefined,
  missing: FailureCode,
  field?: string,
): Role {
  return judged(caller, rule, thing, missing, field).role;
}

function judged<Thing>(
  caller: Actor,
  rule: Rule<Thing>,
  thing: Thing | null | undefined,
  missing: FailureCode,
  field: string | undefined,
): { readonly thing: Thing; readonly role: Role } {
  if (thing === null || thing === undefined) throw new Failure(missing, field);
  const role = rule.roleFor(caller, thing);
  if (role === undefined) throw new Failure(missing, field);
  const objection = rule.objection?.(caller, thing);
  if (objection !== undefined) throw new Failure(objection, field);
  return { thing, role };
}
