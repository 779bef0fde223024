// What does a program say, in its address and in its form?
//
// Empty is the same as absent, as the specification has it. What we do not know is left alone: every program has
// something of its own to say.

/** The longest list of attributes or of ids that is looked at. */
const MOST_FIELDS = 2_000;

/** What was said, by names as they were sent. */
export interface Open311Fields {
  /** The first that is not empty; undefined where there is none. */
  one(name: string): string | undefined;
  /** Everything under this name, of which each may be a list with commas between. */
  list(name: string): string[];
  /** `attribute[code]=value` and `attribute[code][]=value`, in the order in which they were sent. */
  attributes(): { readonly code: string; readonly value: string }[];
  /** All of it, the same for the same request, without what names the program. */
  readonly whole: string;
}

/** An interface to its users: what has a class, the framework would check as one of ours. */
class SentFields implements Open311Fields {
  constructor(private readonly fields: readonly (readonly [string, string])[]) {}

  one(name: string): string | undefined {
    return this.fields.find(([each, value]) => each === name && value.trim() !== '')?.[1].trim();
  }

  list(name: string): string[] {
    return this.fields
      .filter(([each]) => each === name)
      .flatMap(([, value]) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '');
  }

  attributes(): { readonly code: string; readonly value: string }[] {
    return this.fields.flatMap(([name, value]) => {
      const [, code] = /^attribute\[([^[\]]{1,64})\](?:\[\d{0,3}\])?$/.exec(name) ?? [];
      return code === undefined || value.trim() === '' ? [] : [{ code, value: value.trim() }];
    });
  }

  get whole(): string {
    return JSON.stringify(this.fields.filter(([name]) => name !== 'api_key'));
  }
}

/** Fields in the order in which they were sent; more than any form has are not looked at. */
export function sentFields(fields: readonly (readonly [string, string])[]): Open311Fields {
  return new SentFields(fields.slice(0, MOST_FIELDS));
}
