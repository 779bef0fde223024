// How is kept who said it, and how they are reached?
import { Failure } from '@kehuoyou/shared';
import type { ComplaintContact, IdentityMode } from '@kehuoyou/shared';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { ComplaintEntity } from './complaint.entity.js';

const TAIL_DIGITS = 4;

/**
 * The columns for a name and a number. Of an anonymous one nothing is kept, whatever was sent with it; fails with
 * `contact_missing` where half of it is there: a name that cannot be reached helps nobody.
 */
export function contactColumns(
  vault: Vault,
  id: string,
  { name, phone, identity }: ComplaintContact & { readonly identity: IdentityMode },
): Pick<ComplaintEntity, 'contactSealed' | 'phoneTail'> {
  if (identity === 'anonymous' || (name === undefined && phone === undefined))
    return { contactSealed: null, phoneTail: null };
  if (phone === undefined) throw new Failure('contact_missing', 'phone');
  const contact: ComplaintContact = { ...(name === undefined ? {} : { name }), phone };
  return {
    contactSealed: vault.seal(JSON.stringify(contact), `complaint.contact:${id}`),
    phoneTail: phone.slice(-TAIL_DIGITS),
  };
}

/** Name and number in the clear; undefined where none are kept. */
export function contactOf({ id, contactSealed }: ComplaintEntity, vault: Vault): ComplaintContact | undefined {
  // It was sealed from a contact.
  return contactSealed === null
    ? undefined
    : (JSON.parse(vault.open(contactSealed, `complaint.contact:${id}`)) as ComplaintContact);
}
