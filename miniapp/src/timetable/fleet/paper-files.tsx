// How does one take papers along, to sort them or to send them on?
import type { ReactElement } from 'react';
import { fleetApi, MOST_OWNERS_TEXT } from '@kehuoyou/shared';
import { ButtonRow } from '../../ui/buttons/button-row';
import { FileButton } from '../../ui/page/file-button';

/** Whose. */
export interface PaperFilesProps {
  readonly companyId: string;
  readonly company: string;
}

/** All papers of vehicles and drivers with their last day, what runs out first at the top. */
export function PaperFiles({ companyId, company }: PaperFilesProps): ReactElement {
  const file = { ask: { companyId }, name: `${company}证件` };
  return (
    <ButtonRow>
      <FileButton {...file} endpoint={fleetApi.papersExcel} word="证件表（Excel）" />
      <FileButton {...file} endpoint={fleetApi.papersCsv} word="证件表（CSV）" />
    </ButtonRow>
  );
}

/** The papers of those that a table shows, in a line of tools; nothing where they are too many for one question. */
export function PaperWorkbook({
  companyId,
  company,
  owners,
}: PaperFilesProps & { readonly owners: readonly string[] }): ReactElement | null {
  const text = owners.join(',');
  if (text === '' || text.length > MOST_OWNERS_TEXT) return null;
  return (
    <FileButton
      endpoint={fleetApi.papersExcel}
      ask={{ companyId, owners: text }}
      name={`${company}证件`}
      word="导出 Excel"
      label={`导出 Excel：${owners.length} 个的证件`}
      kind="tool"
    />
  );
}
