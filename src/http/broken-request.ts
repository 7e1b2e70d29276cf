import type { Socket } from 'node:net';

interface ParserError extends Error {
  readonly code?: string;
}

type Answer = readonly [line: string, problem: string];

const LATE: Answer = ['408 Request Timeout', 'it took too long to arrive.'];
const ANSWERS: Readonly<Record<string, Answer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: LATE,
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'its headers are too large.'],
};

/** Answers bytes that are no HTTP request, in the one error shape, and closes the socket. */
export function answerBrokenRequest(error: ParserError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  answerAndClose(socket, ANSWERS[error.code ?? ''] ?? ['400 Bad Request', 'it is no HTTP.']);
}

/** Answers a request whose body does not come to an end, and closes the socket. */
export function answerLateBody(socket: Socket): void {
  answerAndClose(socket, LATE);
}

function answerAndClose(socket: Socket, [line, problem]: Answer): void {
  const message = `The request is not understood: ${problem}`;
  const body = JSON.stringify({ error: { code: 'invalid_request', message, requestId: 'none' } });
  const headers = `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close`;
  socket.end(`HTTP/1.1 ${line}\r\n${headers}\r\n\r\n${body}`);
}
