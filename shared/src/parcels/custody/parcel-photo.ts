// What is a photo of a parcel, and who may take or see one?
import { heldBy } from '../../policy.js';
import { pointParcelPolicy, scanPolicy } from '../parcels.policy.js';

/**
 * Purpose under which a photo of a parcel is sent: with the id of its event and its own hash, apart from both. It is
 * shown once the event is there and names that hash.
 */
export const PARCEL_PHOTO = 'parcel';

/** Whoever holds parcels may take one; it is seen at the point where it was taken, at the hub, and by the recipient. */
export const parcelPhotoPolicy = {
  add: scanPolicy.DAMAGED,
  see: pointParcelPolicy.list,
  hub: heldBy('hub_clerk'),
};
