// In which area does a point, line or company lie, and whose is it, for deciding whether somebody's role covers it?
import { Injectable } from '@nestjs/common';
import type { Jurisdiction, Scope } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { JurisdictionSource } from './accounts/identity/jurisdictions.service.js';
import { TimetableService } from './timetable/boards/timetable.service.js';

/** Reads the network's tables and asks the timetable, never writes; the accounts, which stand to their left, are given it. */
@Injectable()
export class JurisdictionFinder implements JurisdictionSource {
  constructor(
    private readonly dataSource: DataSource,
    private readonly timetable: TimetableService,
  ) {}

  async jurisdictionOf({ kind, id }: Scope): Promise<Jurisdiction | undefined> {
    switch (kind) {
      case 'area':
        return (await this.has('SELECT code AS id FROM area WHERE code = ?', id)) ? { areaCode: id } : undefined;
      case 'point':
        return this.point(id);
      case 'company':
        return (await this.hasCompany(id)) ? { companyId: id, areaCode: await this.county() } : undefined;
      case 'line':
        return this.line(id);
    }
  }

  async county(): Promise<string> {
    const [row] = await this.rows<{ id: string }>(`SELECT code AS id FROM area WHERE level = 'county' LIMIT 1`);
    if (!row) throw new Error('there is no county yet: run the seed');
    return row.id;
  }

  private async point(id: string): Promise<Jurisdiction | undefined> {
    const [row] = await this.rows<{ id: string; township: string; village: string | null }>(
      'SELECT id, township_code AS township, village_code AS village FROM service_point WHERE id = ?',
      id,
    );
    return row?.id === id ? { pointId: id, areaCode: row.village ?? row.township } : undefined;
  }

  private async line(id: string): Promise<Jurisdiction | undefined> {
    const companyId = this.timetable.companyOfLine(id);
    return companyId === undefined ? undefined : { lineId: id, companyId, areaCode: await this.county() };
  }

  /** A company that runs lines, or a shop that buys for villagers. */
  private async hasCompany(id: string): Promise<boolean> {
    return this.timetable.hasCompany(id) || this.has('SELECT id FROM errand_shop WHERE id = ?', id);
  }

  private async has(sql: string, id: string): Promise<boolean> {
    // MariaDB compares without regard to case; a scope's id is exact.
    return (await this.rows<{ id: string }>(sql, id)).some((row) => row.id === id);
  }

  private async rows<Row>(sql: string, ...values: readonly string[]): Promise<Row[]> {
    return this.dataSource.query(sql, [...values]) as Promise<Row[]>;
  }
}
