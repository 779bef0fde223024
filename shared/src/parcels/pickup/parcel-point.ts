// Where does a parcel wait, and whom can one ring there?

/** A point as a parcel names it. */
export interface ParcelPoint {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
}
