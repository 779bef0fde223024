// How does a page show a picture that not everybody may see?
import { useEffect, useState } from 'react';
import { failureText } from '../failure-text';
import { fetchPicture } from './fetch-media';

/** Its address once it is there, or why it is not; `again` tries once more. */
export function usePicture(id: string): {
  readonly address: string | undefined;
  readonly failure: string | undefined;
  readonly again: () => void;
} {
  const [address, setAddress] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [tries, setTries] = useState(1);
  useEffect(() => {
    let wanted = true;
    setFailure(undefined);
    fetchPicture(id).then(
      (found) => (wanted ? setAddress(found) : undefined),
      (error: unknown) => (wanted ? setFailure(failureText(error)) : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [id, tries]);
  return { address, failure, again: () => setTries((before) => before + 1) };
}
