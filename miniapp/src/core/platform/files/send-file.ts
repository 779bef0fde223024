// How does a file leave the phone, and how much of it has left already?
import { NoAnswer, send } from '../request';
import type { Incoming } from '../request';

/** A file, ready to leave. */
export interface OutgoingFile {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Blob | ArrayBuffer;
  /** Hears how many bytes have left. Browsers say so; WeChat does not, there it is never called. */
  readonly onSent: (bytes: number) => void;
}

/** A browser gives up when nothing has moved for so long; what moves may take as long as it takes. */
const STANDSTILL_MS = 60_000;
/** WeChat cannot tell whether anything moves. */
const LONGEST_MS = 600_000;

/** Posts a file. Rejects with `NoAnswer` only. */
export function sendFile(file: OutgoingFile): Promise<Incoming> {
  return process.env.TARO_ENV === 'h5' ? fromBrowser(file) : fromWeChat(file);
}

function fromBrowser({ url, headers, content, onSent }: OutgoingFile): Promise<Incoming> {
  return new Promise((done, fail) => {
    // `fetch` says nothing of how much has left.
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const moved = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STANDSTILL_MS);
    };
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => {
      moved();
      onSent(loaded);
    };
    request.onload = () =>
      done({ status: request.status, headers: headersIn(request.getAllResponseHeaders()), text: request.responseText });
    request.onerror = () => fail(new NoAnswer('no_network'));
    request.onabort = () => fail(new NoAnswer('slow_network'));
    request.onloadend = () => clearTimeout(timer);
    moved();
    request.send(content);
  });
}

function headersIn(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function fromWeChat({ url, headers, content }: OutgoingFile): Promise<Incoming> {
  return send({ method: 'POST', url, headers, body: content as ArrayBuffer, timeoutMs: LONGEST_MS }).incoming;
}
