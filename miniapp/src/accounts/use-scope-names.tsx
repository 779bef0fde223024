// What are many scopes called, all at once, so that they can be sorted, found and exported by name?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Scope } from '@kehuoyou/shared';
import { useScopeName } from './use-scope-name';

/** The names that are known so far, and what has to stand on the page so that they come to be known. */
export interface ScopeNames {
  readonly nameOf: (scope: Scope) => string;
  readonly asking: ReactElement;
}

const keyOf = ({ kind, id }: Scope): string => `${kind} ${id}`;

/** The names of `scopes`; each is asked for once. */
export function useScopeNames(scopes: readonly Scope[]): ScopeNames {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const each = new Map(scopes.map((scope) => [keyOf(scope), scope]));
  const know = (scope: Scope, name: string) => setNames((before) => new Map(before).set(keyOf(scope), name));
  return {
    nameOf: (scope) => names.get(keyOf(scope)) ?? '',
    asking: (
      <>
        {[...each].map(([key, scope]) => (
          <OneName key={key} scope={scope} onName={know} />
        ))}
      </>
    ),
  };
}

interface OneNameProps {
  readonly scope: Scope;
  readonly onName: (scope: Scope, name: string) => void;
}

/** Shows nothing. */
function OneName({ scope, onName }: OneNameProps): null {
  const name = useScopeName(scope);
  useEffect(() => onName(scope, name), [name]);
  return null;
}
