// Which vehicles and drivers are there, with which papers, and who drives what?
import type { CompartmentKind, PaperKind, PaperRefusal } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Flag, Id, Instant, optional, Reference, Whole, Words } from '../../database/table-columns.js';

/** A vehicle. */
@Entity('vehicle')
@Index('uq_vehicle_plate', ['plate'], { unique: true })
export class VehicleEntity {
  @Id()
  id!: string;

  /** GTFS agency. */
  @Words(64)
  companyId!: string;

  @Words(16)
  plate!: string;

  @Whole()
  seats!: number;

  @Flag()
  postalMark!: boolean;

  @Instant()
  registeredAt!: Date;
}

/** A paper of a vehicle; a renewed one is another row. */
@Entity('vehicle_paper')
@Index('ix_vehicle_paper_vehicle', ['vehicleId'])
export class VehiclePaperEntity {
  @Id()
  id!: string;

  @Reference()
  vehicleId!: string;

  @Words(16)
  kind!: PaperKind;

  @Words(10)
  validUntil!: string;

  @Instant()
  registeredAt!: Date;

  @Reference()
  registeredBy!: string;

  @BelongsTo(() => VehicleEntity, 'CASCADE')
  vehicle?: VehicleEntity;
}

/** How much goes into a part of a vehicle; what is registered later is another row, and the latest of a kind holds. */
@Entity('vehicle_compartment')
@Index('ix_vehicle_compartment_vehicle', ['vehicleId'])
export class VehicleCompartmentEntity {
  @Id()
  id!: string;

  @Reference()
  vehicleId!: string;

  @Words(16)
  kind!: CompartmentKind;

  @Whole()
  grams!: number;

  @Whole()
  litres!: number;

  @Whole()
  pieces!: number;

  @Flag()
  approved!: boolean;

  /** Tenths of a degree Celsius. */
  @Whole(optional)
  chillFrom!: number | null;

  @Whole(optional)
  chillTo!: number | null;

  @Whole(optional)
  chillHours!: number | null;

  @Instant()
  registeredAt!: Date;

  @Reference()
  registeredBy!: string;

  @BelongsTo(() => VehicleEntity, 'CASCADE')
  vehicle?: VehicleEntity;
}

/** A driver by the company's number; name and phone are the account's. */
@Entity('driver')
@Index('uq_driver_staff_number', ['companyId', 'staffNumber'], { unique: true })
@Index('uq_driver_account', ['accountId'], { unique: true })
export class DriverEntity {
  @Id()
  id!: string;

  @Words(64)
  companyId!: string;

  @Words(32)
  staffNumber!: string;

  @Reference(optional)
  accountId!: string | null;

  @Instant()
  registeredAt!: Date;
}

/** A paper of a driver; a renewed one is another row. */
@Entity('driver_paper')
@Index('ix_driver_paper_driver', ['driverId'])
export class DriverPaperEntity {
  @Id()
  id!: string;

  @Reference()
  driverId!: string;

  @Words(16)
  kind!: PaperKind;

  @Words(10)
  validUntil!: string;

  @Instant()
  registeredAt!: Date;

  @Reference()
  registeredBy!: string;

  @BelongsTo(() => DriverEntity, 'CASCADE')
  driver?: DriverEntity;
}

/** A check of papers before setting out, whatever came of it. */
@Entity('sign_on')
@Index('ix_sign_on_driver', ['serviceDate', 'driverId'])
export class SignOnEntity {
  @Id()
  id!: string;

  @Reference()
  driverId!: string;

  @Reference()
  vehicleId!: string;

  @Words(10)
  serviceDate!: string;

  @Words(16)
  outcome!: 'ready' | 'refused';

  @Column({ type: 'simple-json' })
  refusals!: readonly PaperRefusal[];

  @Instant()
  at!: Date;
}
