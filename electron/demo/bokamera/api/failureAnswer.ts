import type { Answer } from "../../answer.ts";
import type { Dto } from "./formats/dto.ts";
import { dtoAnswer, type ServiceCall } from "./serviceCall.ts";

/** What is wrong with one field of a request. */
interface FieldError {
  readonly errorCode: string;
  readonly fieldName: string;
  readonly message: string;
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
