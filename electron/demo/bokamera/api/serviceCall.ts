import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import type { Dto } from "./formats/dto.ts";
import { type TextFormat, textFormats } from "./formats/textFormat.ts";

/** One call of a service. */
export interface ServiceCall {
  /** The name of the request's class, `ApiKeyQuery`. */
  readonly operation: string;
  /** `GET /apikeys` */
  readonly route: string;
  /** The format to answer in. */
  readonly format: TextFormat;
  readonly request: RouteRequest;
}

/** What is wrong with one field of a request. */
export interface FieldError {
  readonly errorCode: string;
  readonly fieldName: string;
  readonly message: string;
}

/** The answer of a service, which nobody may keep: it may hold keys. */
export function dtoAnswer(
  { operation, format }: ServiceCall,
  status: number,
  dto: Dto,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const { mediaTypes, write } = textFormats[format];
  const download = { "content-disposition": `attachment;filename=${operation}.csv` };
  return {
    status,
    headers: {
      "content-type": `${mediaTypes[0]}; charset=utf-8`,
      "cache-control": "no-store",
      ...(format === "csv" ? download : {}),
      ...headers,
    },
    body: write(dto),
  };
}

/**
 * A failure in ServiceStack's words. That of a list has the empty list beside it, since the list
 * is made before anything can fail: an error all the same, and no company without keys.
 */
export function failureAnswer(
  call: ServiceCall,
  status: number,
  failure: {
    readonly errorCode: string;
    readonly message: string;
    readonly errors?: readonly FieldError[];
  },
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const responseStatus: Dto = {
    type: "ResponseStatus",
    fields: {
      ErrorCode: failure.errorCode,
      Message: failure.message,
      StackTrace: null,
      Errors: (failure.errors ?? []).map(errorDto),
      Meta: null,
    },
  };
  const dto: Dto =
    call.operation === "ApiKeyQuery"
      ? {
          type: "ApiKeyQueryResponse",
          fields: { ApiKeys: [], ResponseStatus: responseStatus },
        }
      : { type: "ErrorResponse", fields: { ResponseStatus: responseStatus } };
  return dtoAnswer(call, status, dto, headers);
}

function errorDto({ errorCode, fieldName, message }: FieldError): Dto {
  return {
    type: "ResponseError",
    fields: { ErrorCode: errorCode, FieldName: fieldName, Message: message, Meta: null },
  };
}
