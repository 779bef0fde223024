// What is the place called that a page was opened with?
import { useSettings } from '../core/settings';
import { useAreas } from './use-areas';
import { placeNameOf } from './village-list';

/** A place by its id, with the name that the page was opened with or the village's; undefined without an id. */
export function usePlaceName(
  id: string | undefined,
  name?: string,
): { readonly id: string; readonly name: string } | undefined {
  const kept = useSettings((settings) => settings.villages).find(({ code }) => code === id);
  const county = useAreas().answer;
  if (id === undefined) return undefined;
  return {
    id,
    name: name ?? kept?.label ?? kept?.name ?? (county && placeNameOf(county, id)) ?? '那里',
  };
}
