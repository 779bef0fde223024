// Which vehicles and drivers are there, with which papers, and who drives what?
import type { PaperKind, PaperRefusal } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A vehicle. */
@Entity('vehicle')
@Index('uq_vehicle_plate', ['plate'], { unique: true })
export class VehicleEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** GTFS agency. */
  @Column({ name: 'company_id', type: 'varchar', length: 64 })
  companyId!: string;

  @Column({ type: 'varchar', length: 16 })
  plate!: string;

  @Column({ type: 'integer' })
  seats!: number;

  @Column({ name: 'postal_mark', type: 'boolean', default: false })
  postalMark!: boolean;

  @Column({ name: 'registered_at', type: 'datetime', precision: 3 })
  registeredAt!: Date;
}

/** A paper of a vehicle; a renewed one is another row. */
@Entity('vehicle_paper')
@Index('ix_vehicle_paper_vehicle', ['vehicleId'])
export class VehiclePaperEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'vehicle_id', type: 'varchar', length: 36 })
  vehicleId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: PaperKind;

  @Column({ name: 'valid_until', type: 'varchar', length: 10 })
  validUntil!: string;

  @Column({ name: 'registered_at', type: 'datetime', precision: 3 })
  registeredAt!: Date;

  @Column({ name: 'registered_by', type: 'varchar', length: 36 })
  registeredBy!: string;

  @ManyToOne(() => VehicleEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'vehicle_id', foreignKeyConstraintName: 'fk_vehicle_paper_vehicle' })
  vehicle?: VehicleEntity;
}

/** A driver by the company's number; name and phone are the account's. */
@Entity('driver')
@Index('uq_driver_staff_number', ['companyId', 'staffNumber'], { unique: true })
@Index('uq_driver_account', ['accountId'], { unique: true })
export class DriverEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'company_id', type: 'varchar', length: 64 })
  companyId!: string;

  @Column({ name: 'staff_number', type: 'varchar', length: 32 })
  staffNumber!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId!: string | null;

  @Column({ name: 'registered_at', type: 'datetime', precision: 3 })
  registeredAt!: Date;
}

/** A paper of a driver; a renewed one is another row. */
@Entity('driver_paper')
@Index('ix_driver_paper_driver', ['driverId'])
export class DriverPaperEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'driver_id', type: 'varchar', length: 36 })
  driverId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: PaperKind;

  @Column({ name: 'valid_until', type: 'varchar', length: 10 })
  validUntil!: string;

  @Column({ name: 'registered_at', type: 'datetime', precision: 3 })
  registeredAt!: Date;

  @Column({ name: 'registered_by', type: 'varchar', length: 36 })
  registeredBy!: string;

  @ManyToOne(() => DriverEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'driver_id', foreignKeyConstraintName: 'fk_driver_paper_driver' })
  driver?: DriverEntity;
}

/** Who drives a trip on a day, with which vehicle; the latest row of a trip and day holds. */
@Entity('trip_assignment')
@Index('ix_trip_assignment_trip', ['serviceDate', 'tripId'])
export class TripAssignmentEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ name: 'service_date', type: 'varchar', length: 10 })
  serviceDate!: string;

  @Column({ name: 'driver_id', type: 'varchar', length: 36 })
  driverId!: string;

  @Column({ name: 'vehicle_id', type: 'varchar', length: 36 })
  vehicleId!: string;

  @Column({ name: 'assigned_at', type: 'datetime', precision: 3 })
  assignedAt!: Date;

  @Column({ name: 'assigned_by', type: 'varchar', length: 36 })
  assignedBy!: string;
}

/** A check of papers before setting out, whatever came of it. */
@Entity('sign_on')
@Index('ix_sign_on_driver', ['serviceDate', 'driverId'])
export class SignOnEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'driver_id', type: 'varchar', length: 36 })
  driverId!: string;

  @Column({ name: 'vehicle_id', type: 'varchar', length: 36 })
  vehicleId!: string;

  @Column({ name: 'service_date', type: 'varchar', length: 10 })
  serviceDate!: string;

  @Column({ type: 'varchar', length: 16 })
  outcome!: 'ready' | 'refused';

  @Column({ type: 'simple-json' })
  refusals!: readonly PaperRefusal[];

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
