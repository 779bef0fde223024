// How do many small texts become few pieces, each about as large as the network likes?

/** Some four of what a socket takes at once. */
const PIECE_BYTES = 65_536;

/** Joins UTF-8 texts into pieces of 64 KB; the source is asked for no more than the next piece needs. */
export async function* piecesOf(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let waiting: string[] = [];
  let length = 0;
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    // A character is one to three bytes, most of ours three.
    if (length * 3 < PIECE_BYTES) continue;
    yield Buffer.from(waiting.join(''));
    [waiting, length] = [[], 0];
    // Rows from memory never wait for anything: without this nobody else would have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (waiting.length > 0) yield Buffer.from(waiting.join(''));
}
