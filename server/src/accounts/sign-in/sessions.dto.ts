// As whom does somebody sign in with the sample people?
import { roles } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import { NeededOneOf } from '../../http/fields.js';

/** A role. */
export class RoleDto {
  @NeededOneOf(roles)
  role!: Role;
}
