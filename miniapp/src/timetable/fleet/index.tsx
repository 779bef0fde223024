// Are the vehicles and drivers fit to go out, and who drives what?
import type { ReactElement } from 'react';
import { timetablePages } from '@kehuoyou/shared';
import type { Driver, Vehicle } from '@kehuoyou/shared';
import { usePulled } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Asked } from '../../ui/page/asked';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { noLook } from '../../ui/tables/use-table';
import { useFleet } from './use-fleet';
import type { FleetHere } from './use-fleet';
import { Drivers } from './drivers';
import { Duties } from './duties';
import { dutyFilter } from './duty-table';
import { paperFilter } from './paper-columns';
import { PaperFiles } from './paper-files';
import { Vehicles } from './vehicles';
import './index.scss';

const parts = [
  { value: 'vehicles', word: '车辆' },
  { value: 'drivers', word: '司机' },
  { value: 'duties', word: '派班' },
] as const;
type Part = (typeof parts)[number]['value'];

/** 车辆和司机, for a company's manager and the county office. Which company and which part lie in the address. */
export default function FleetPage(): ReactElement {
  const address = usePageAddress(timetablePages.fleet);
  const here = useFleet(address.words['company']);
  const { me, manages, companies, company, fleet } = here;
  const part = parts.find(({ value }) => value === address.words['part']) ?? parts[0];
  // At a desk there are no choices below the title that say which part this is.
  const wide = useWideScreen();
  const title = company && (wide ? `${company.name}，${part.word}` : company.name);
  usePulled(fleet.refresh);
  return (
    <Page title={title ?? timetablePages.fleet.title} age={fleet.age} wide desk={part.value}>
      <Asked query={me} why="公司管理员登录以后，在这里看车辆和司机。">
        {() =>
          manages ? (
            <Asked query={companies}>
              {() =>
                company === undefined ? (
                  <EmptyAnswer sentence="没有归您管的公司。" next="时刻表里有了公司，这里就有。" />
                ) : (
                  <CompanyFleet here={here} part={part.value} companyId={company.companyId} address={address} />
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

interface CompanyFleetProps {
  readonly here: FleetHere;
  readonly part: Part;
  readonly companyId: string;
  readonly address: OwnAddress;
}

/** Another company or another part is looked at anew. */
const anew = noLook(paperFilter, dutyFilter);

function CompanyFleet({ here, part, companyId, address }: CompanyFleetProps): ReactElement {
  const { mine, fleet } = here;
  // At a desk the side leads to each part.
  const wide = useWideScreen();
  return (
    <>
      {mine.length < 2 ? null : (
        <Chips
          label="哪家公司"
          chips={mine.map((each) => ({ value: each.companyId, word: each.name }))}
          chosen={companyId}
          onChoose={(company) => address.write({ ...anew, company })}
        />
      )}
      {wide ? null : (
        <Chips
          label="看什么"
          chips={parts}
          chosen={part}
          onChoose={(chosen) => address.write({ ...anew, part: chosen })}
        />
      )}
      {part === 'duties' || wide ? null : <PaperFiles companyId={companyId} company={here.company?.name ?? ''} />}
      <Asked query={fleet}>
        {(answer) => (
          <FleetPart key={companyId} part={part} companyId={companyId} here={here} address={address} {...answer} />
        )}
      </Asked>
    </>
  );
}

interface FleetPartProps extends CompanyFleetProps {
  readonly vehicles: readonly Vehicle[];
  readonly drivers: readonly Driver[];
}

function FleetPart({ part, here, ...props }: FleetPartProps): ReactElement {
  const { hired, refresh } = here;
  const { companyId, vehicles, drivers, address } = props;
  const own = { companyId, company: here.company?.name ?? '', address, onChanged: refresh };
  if (part === 'vehicles') return <Vehicles {...own} vehicles={vehicles} />;
  if (part === 'drivers') return <Drivers {...own} drivers={drivers} hired={hired} />;
  return <Duties companyId={companyId} vehicles={vehicles} drivers={drivers} hired={hired} address={address} />;
}
