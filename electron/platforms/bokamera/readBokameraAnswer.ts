import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpAnswer } from "../../core/httpClient.ts";
import { errorOfStatus } from "../errorOfStatus.ts";
import { readJson } from "../readJson.ts";
import { Fields } from "./fields.ts";

/** Makes a value of an answer's fields; null when they have another shape. */
export type ReadFields<Value> = (fields: Fields) => Value | null;

/**
 * Reads an answer of BokaMera: a 2xx with a JSON object, or the error that it stands for. A 2xx in
 * whose `ResponseStatus` there is an error is one too, an empty list beside it or not.
 */
export function readBokameraAnswer<Value>(
  answer: HttpAnswer,
  read: ReadFields<Value>,
  nowMs: number,
): Result<Value, AppError> {
  const json = readJson(answer, nowMs);
  if (!json.ok) return json;
  const wrongShape: AppError = {
    kind: "unexpected-answer",
    reason: "wrong-shape",
    status: answer.status,
  };
  const fields = Fields.of(json.value);
  if (fields === null) return err(wrongShape);
  const errorCode = errorCodeOf(fields.get("ResponseStatus"));
  if (errorCode !== null) {
    const status = statusOfErrorCode.get(errorCode);
    return err(status === undefined ? wrongShape : errorOfStatus({ ...answer, status }, nowMs));
  }
  const value = read(fields);
  return value === null ? err(wrongShape) : ok(value);
}

/** In lower case; null when the status tells of no error. Nothing else of it is ever read. */
function errorCodeOf(responseStatus: unknown): string | null {
  const fields = Fields.of(responseStatus);
  if (fields === null) return null;
  const errorCode = fields.get("ErrorCode");
  if (typeof errorCode === "string" && errorCode !== "") return errorCode.toLowerCase();
  if (typeof errorCode === "number" && errorCode !== 0) return String(errorCode);
  const errors = fields.get("Errors");
  return Array.isArray(errors) && errors.length > 0 ? "" : null;
}

/**
 * The status that an error code goes with: the words for the status itself, and the .NET exceptions
 * that ServiceStack gives it to.
 */
const statusOfErrorCode: ReadonlyMap<string, number> = new Map([
  ["unauthorized", 401],
  ["authenticationexception", 401],
  ["tokenexception", 401],
  ["paymentrequired", 402],
  ["forbidden", 403],
  ["unauthorizedaccessexception", 403],
  ["notfound", 404],
  ["conflict", 409],
  ["optimisticconcurrencyexception", 409],
  ["toomanyrequests", 429],
]);
