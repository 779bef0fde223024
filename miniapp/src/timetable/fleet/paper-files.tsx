// How does one take a company's papers along, to sort them or to send them on?
import type { ReactElement } from 'react';
import { fleetApi } from '@kehuoyou/shared';
import { ButtonRow } from '../../ui/buttons/button-row';
import { FileButton } from '../../ui/page/file-button';

/** All papers of vehicles and drivers with their last day, what runs out first at the top. */
export function PaperFiles({
  companyId,
  company,
}: {
  readonly companyId: string;
  readonly company: string;
}): ReactElement {
  const file = { ask: { companyId }, name: `${company}证件` };
  return (
    <ButtonRow>
      <FileButton {...file} endpoint={fleetApi.papersExcel} word="证件表（Excel）" />
      <FileButton {...file} endpoint={fleetApi.papersCsv} word="证件表（CSV）" />
    </ButtonRow>
  );
}
