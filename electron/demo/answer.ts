/** What a route answers: a complete answer, so that a fault can bend it before it is sent. */
export interface Answer {
  readonly status: number;
  /** Lower-case names; content-length is added when the answer is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer that nobody may keep, unless `headers` says otherwise. */
export function jsonAnswer(
  status: number,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
    body: JSON.stringify(json),
  };
}

/** `{"error":{"code","message"}}`, the shape of every refusal of the Bakuun half and the server. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, { error: { code, message } }, headers);
}
