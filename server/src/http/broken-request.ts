// What is answered to something that is not even a whole HTTP request?
import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { failures } from '@kehuoyou/shared';
import type { FailureBody, FailureCode } from '@kehuoyou/shared';

/**
 * Answers with the one shape that every failure has, and hangs up: headers beyond Node's 16 kB are
 * `too_large`, all else is `malformed_request`. Nothing of it is logged, because nobody has checked it.
 */
export function answerBrokenRequest(error: { readonly code?: string }, socket: Socket): void {
  // The other side has gone, or never finished what it wanted to say to us.
  if (error.code === 'ECONNRESET' || error.code === 'ERR_HTTP_REQUEST_TIMEOUT' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code: FailureCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'malformed_request';
  const { status, message } = failures[code];
  const requestId = randomBytes(8).toString('hex');
  const body = JSON.stringify({ code, message, requestId } satisfies FailureBody);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
