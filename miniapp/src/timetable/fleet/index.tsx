// Are the vehicles and drivers fit to go out, and who drives what?
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Driver, Vehicle } from '@kehuoyou/shared';
import { usePulled } from '../../core/platform/navigation';
import { Asked } from '../../ui/page/asked';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { useFleet } from './use-fleet';
import type { FleetHere } from './use-fleet';
import { Drivers } from './drivers';
import { Duties } from './duties';
import { Vehicles } from './vehicles';
import './index.scss';

const parts = [
  { value: 'vehicles', word: '车辆' },
  { value: 'drivers', word: '司机' },
  { value: 'duties', word: '派班' },
] as const;
type Part = (typeof parts)[number]['value'];

/** 车辆和司机, for a company's manager and the county office. */
export default function FleetPage(): ReactElement {
  const here = useFleet();
  const { me, manages, companies, company, fleet } = here;
  usePulled(fleet.refresh);
  return (
    <Page title={company === undefined ? '车辆和司机' : company.name} age={fleet.age} wide>
      <Asked query={me} why="公司管理员登录以后，在这里看车辆和司机。">
        {() =>
          manages ? (
            <Asked query={companies}>
              {() =>
                company === undefined ? (
                  <EmptyAnswer sentence="没有归您管的公司。" next="时刻表里有了公司，这里就有。" />
                ) : (
                  <CompanyFleet here={here} companyId={company.companyId} />
                )
              }
            </Asked>
          ) : (
            <EmptyAnswer sentence="车辆和司机归公司管理员和县里办公室管。" />
          )
        }
      </Asked>
    </Page>
  );
}

function CompanyFleet({ here, companyId }: { readonly here: FleetHere; readonly companyId: string }): ReactElement {
  const [part, setPart] = useState<Part>('vehicles');
  const { mine, choose, fleet } = here;
  return (
    <>
      {mine.length < 2 ? null : (
        <Chips
          label="哪家公司"
          chips={mine.map((each) => ({ value: each.companyId, word: each.name }))}
          chosen={companyId}
          onChoose={choose}
        />
      )}
      <Chips label="看什么" chips={parts} chosen={part} onChoose={setPart} />
      <Asked query={fleet}>
        {(answer) => <FleetPart key={companyId} part={part} companyId={companyId} here={here} {...answer} />}
      </Asked>
    </>
  );
}

interface FleetPartProps {
  readonly part: Part;
  readonly companyId: string;
  readonly here: FleetHere;
  readonly vehicles: readonly Vehicle[];
  readonly drivers: readonly Driver[];
}

function FleetPart({ part, companyId, here, vehicles, drivers }: FleetPartProps): ReactElement {
  const { hired, refresh } = here;
  if (part === 'vehicles') return <Vehicles companyId={companyId} vehicles={vehicles} onChanged={refresh} />;
  if (part === 'drivers') return <Drivers companyId={companyId} drivers={drivers} hired={hired} onChanged={refresh} />;
  return <Duties companyId={companyId} vehicles={vehicles} drivers={drivers} hired={hired} />;
}
