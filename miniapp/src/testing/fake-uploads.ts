// What becomes of files that a browser sends? Whatever the test says.

/** One file on its way. */
export class FakeUpload {
  url = '';
  headers: Record<string, string> = {};
  status = 0;
  responseText = '';
  body: unknown;
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;

  open(_method: string, url: string): void {
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return 'content-type: application/json\r\n';
  }

  send(body: unknown): void {
    this.body = body;
  }

  abort(): void {
    this.onabort?.();
    this.onloadend?.();
  }

  /** So many bytes have left. */
  sent(loaded: number): void {
    this.upload.onprogress?.({ loaded });
  }

  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
    this.onloadend?.();
  }

  /** The network is gone. */
  breakOff(): void {
    this.onerror?.();
    this.onloadend?.();
  }
}

/** Stands in for the browser's window of files and for `XMLHttpRequest`. */
export class FakeUploads {
  readonly all: FakeUpload[] = [];
  private input: HTMLInputElement | undefined;

  get last(): FakeUpload {
    const last = this.all.at(-1);
    if (!last) throw new Error('nothing was sent');
    return last;
  }

  install(): void {
    const { all } = this;
    Object.defineProperty(globalThis, 'XMLHttpRequest', {
      configurable: true,
      writable: true,
      value: function XMLHttpRequest(): FakeUpload {
        const upload = new FakeUpload();
        all.push(upload);
        return upload;
      },
    });
    jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(
      // The window of files belongs to the input that was clicked.
      ((take: (input: HTMLInputElement) => void) =>
        function click(this: HTMLInputElement): void {
          take(this);
        })((input) => (this.input = input)),
    );
  }

  /** The person takes a file of so many bytes in the window that is open. */
  async choose(name: string, bytes: number): Promise<void> {
    const { input } = this;
    if (!input) throw new Error('no window of files is open');
    const file = new File(['PK'], name);
    Object.defineProperty(file, 'size', { value: bytes });
    Object.defineProperty(input, 'files', { configurable: true, value: [file] });
    input.onchange?.(new Event('change'));
    await Promise.resolve();
  }
}
