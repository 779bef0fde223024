// How does whoever runs the server give a program its key, and take it away?
import type { Command, CommandContext } from './command.js';

/** Whoever gives keys. */
export interface KeyGiver {
  /** Takes the key of `name` away; false when there is none. */
  withdraw(name: string): Promise<boolean>;
}

/** A command, and how it gives. */
export interface KeyCommand<Giver extends KeyGiver> {
  /** As it is typed. */
  readonly command: string;
  /** The class of whoever gives. */
  readonly giver: abstract new (...parts: never[]) => Giver;
  /** Gives a key for `name`, and what is to be told of it, this once, a line each. */
  readonly give: (giver: Giver, name: string) => Promise<readonly string[]>;
}

const LONGEST = 64;

/**
 * `COMMAND NAME` gives whoever is called so a key; for a name that has one it makes a new one, and the old one is worth
 * nothing from then on. `--withdraw` takes it away.
 */
export function keyCommand<Giver extends KeyGiver>({ command, giver, give }: KeyCommand<Giver>): Command {
  return async ({ words, output, services }: CommandContext) => {
    const name = words
      .filter((word) => word !== '--withdraw')
      .join(' ')
      .trim();
    if (name === '' || name.length > LONGEST) {
      output.error(`say whose key it is, in at most ${LONGEST} characters: ${command} NAME`);
      return 2;
    }
    const keys = (await services()).get<Giver>(giver as never);
    if (words.includes('--withdraw')) {
      if (await keys.withdraw(name)) return 0;
      output.error(`there is no key for ${name}`);
      return 1;
    }
    for (const line of await give(keys, name)) output.log(line);
    return 0;
  };
}
