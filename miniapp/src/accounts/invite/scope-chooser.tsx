// Where is the work: which township, which point, which company?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { networkApi, scopeKindOf } from '@kehuoyou/shared';
import type { Area, Role, Scope } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/asked';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyAnswer } from '../../ui/empty-answer';
import { List } from '../../ui/list';
import { Note } from '../../ui/note';
import { Row } from '../../ui/row';
import { Skeleton } from '../../ui/skeleton';
import { TextField } from '../../ui/text-field';
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
/** Roles that are held for a whole county. */
const COUNTY_WIDE: readonly Role[] = ['county_office', 'administrator'];

/** One question after the other. */
export function ScopeChooser(props: ScopeChooserProps): ReactElement {
  const kind = scopeKindOf[props.role];
  return (
    <>
      <Card title="在哪里？">
        <Note tone="ink">只列出归您管的地方。</Note>
        <Button icon="chevron-left" word="换个岗位" onPress={props.onBack} />
      </Card>
      {kind === 'area' && COUNTY_WIDE.includes(props.role) ? <Own {...props} /> : null}
      {kind === 'area' && !COUNTY_WIDE.includes(props.role) ? <Townships {...props} onTownship={({ code, name }) => props.onChoose({ kind: 'area', id: code, name })} /> : null}
      {kind === 'point' ? <Points {...props} /> : null}
      {kind === 'company' ? <Companies {...props} /> : null}
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

/** A company manager's own company; the county office names another by its id in the timetable. */
function Companies(props: ScopeChooserProps): ReactElement {
  const [text, setText] = useState('');
  if (props.giver.kind === 'company') return <Own {...props} />;
  const id = text.trim();
  return (
    <Card title="哪家公司" named>
      <TextField label="公司代号" value={text} onChange={setText} hint="时刻表里的公司代号，比如 MT" most={20} />
      <Button kind="primary" word="就是这家" disabled={id === ''} onPress={() => props.onChoose({ kind: 'company', id, name: `${id} 公司` })} />
    </Card>
  );
}

function Townships({ giver, onTownship }: ScopeChooserProps & { readonly onTownship: (township: Area) => void }): ReactElement {
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
  const points = useQuery(networkApi.points, township === undefined ? undefined : { township: township.code, limit: 50 });
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
