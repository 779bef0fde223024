// Where is the work: which township, which point, which company?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { companiesApi, countyWideRoles, errandShopsApi, networkApi, scopeKindOf, shopRoles } from '@kehuoyou/shared';
import type { Area, Role, Scope } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Skeleton } from '../../ui/page/skeleton';
import { useArea, useScopeName } from '../use-scope-name';

/** A scope with its name. */
export interface ChosenScope extends Scope {
  readonly name: string;
}

/** What may be chosen lies in the giver's own scope. */
export interface ScopeChooserProps {
  readonly role: Exclude<Role, 'resident'>;
  readonly giver: Scope;
  readonly onChoose: (scope: ChosenScope) => void;
  readonly onBack: () => void;
}

/** 6-digit codes are counties, 9-digit ones townships. */
const TOWNSHIP_DIGITS = 9;

/** One question after the other. */
export function ScopeChooser(props: ScopeChooserProps): ReactElement {
  const kind = scopeKindOf[props.role];
  return (
    <>
      <Card title="在哪里？">
        <Note tone="ink">只列出归您管的地方。</Note>
        <Button icon="chevron-left" word="换个岗位" onPress={props.onBack} />
      </Card>
      {kind === 'area' && countyWideRoles.includes(props.role) ? <Own {...props} /> : null}
      {kind === 'area' && !countyWideRoles.includes(props.role) ? (
        <Townships {...props} onTownship={({ code, name }) => props.onChoose({ kind: 'area', id: code, name })} />
      ) : null}
      {kind === 'point' ? <Points {...props} /> : null}
      {kind === 'company' && shopRoles.includes(props.role) ? <Shops {...props} /> : null}
      {kind === 'company' && !shopRoles.includes(props.role) ? <Companies {...props} /> : null}
    </>
  );
}

function Own({ giver, onChoose }: ScopeChooserProps): ReactElement {
  const name = useScopeName(giver);
  return (
    <List>
      <Row icon="map-pin" title={name} onPress={() => onChoose({ ...giver, name })} />
    </List>
  );
}

/** A company manager's own company; for the county office those of the timetable. */
function Companies(props: ScopeChooserProps): ReactElement {
  const companies = useQuery(companiesApi.list, props.giver.kind === 'company' ? undefined : {});
  if (props.giver.kind === 'company') return <Own {...props} />;
  return (
    <Asked query={companies}>
      {(answer) =>
        answer.companies.length === 0 ? (
          <EmptyAnswer sentence="时刻表里还没有班车公司。" next="先录入时刻表，公司就在里面。" />
        ) : (
          <List>
            {answer.companies.map(({ companyId, name, routeIds }) => (
              <Row
                key={companyId}
                icon="bus"
                title={name}
                note={`${routeIds.length} 条线路`}
                onPress={() => props.onChoose({ kind: 'company', id: companyId, name })}
              />
            ))}
          </List>
        )
      }
    </Asked>
  );
}

/** Shops that have agreed to buy for villagers. */
function Shops({ onChoose }: ScopeChooserProps): ReactElement {
  const shops = useQuery(errandShopsApi.list, {});
  return (
    <Asked query={shops}>
      {(answer) =>
        answer.shops.length === 0 ? (
          <EmptyAnswer sentence="还没有登记代购的店。" next="先登记一家店，再请人代购。" />
        ) : (
          <List>
            {answer.shops.map(({ id, name, sells }) => (
              <Row
                key={id}
                icon="store"
                title={name}
                note={sells}
                onPress={() => onChoose({ kind: 'company', id, name })}
              />
            ))}
          </List>
        )
      }
    </Asked>
  );
}

function Townships({
  giver,
  onTownship,
}: ScopeChooserProps & { readonly onTownship: (township: Area) => void }): ReactElement {
  const wide = useArea(giver.kind === 'area' ? giver.id : undefined);
  const county = useQuery(networkApi.areas, giver.kind === 'area' ? undefined : {}).answer;
  const area = wide ?? county;
  if (area === undefined) return <Skeleton />;
  const townships = area.code.length === TOWNSHIP_DIGITS ? [area] : (area.children ?? []);
  return (
    <List>
      {townships.map((township) => (
        <Row key={township.code} icon="map-pin" title={township.name} onPress={() => onTownship(township)} />
      ))}
    </List>
  );
}

function Points(props: ScopeChooserProps): ReactElement {
  const [township, setTownship] = useState<Area>();
  const points = useQuery(
    networkApi.points,
    township === undefined ? undefined : { township: township.code, limit: 50 },
  );
  if (township === undefined) return <Townships {...props} onTownship={setTownship} />;
  return (
    <Asked query={points}>
      {(answer) =>
        answer.points.length === 0 ? (
          <EmptyAnswer sentence={`${township.name}还没有服务点。`}>
            <Button word="换个乡镇" onPress={() => setTownship(undefined)} />
          </EmptyAnswer>
        ) : (
          <List>
            {answer.points.map(({ id, name }) => (
              <Row key={id} icon="store" title={name} onPress={() => props.onChoose({ kind: 'point', id, name })} />
            ))}
          </List>
        )
      }
    </Asked>
  );
}
