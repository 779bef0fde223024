// How is a text cut to the room that it has?

/** The first `most` characters, the last of them … where something was cut off. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
