import type { z } from "zod";
import type { Answer } from "../../answer.ts";
import { failureAnswer } from "./failureAnswer.ts";
import type { ServiceCall } from "./serviceCall.ts";

/** 400: a field of the request is not what the field is for. */
export function wrongFields(call: ServiceCall, { issues }: z.ZodError): Answer {
  const errors = issues.map(({ path }) => {
    const fieldName = String(path[0] ?? "");
    const message = `'${fieldName}' can't be read.`;
    return { errorCode: "SerializationException", fieldName, message };
  });
  const message = "Unable to bind to the request.";
  return failureAnswer(call, 400, { errorCode: "RequestBindingException", message, errors });
}

/** 400: the body is no JSON object. */
export function unreadableBody(call: ServiceCall): Answer {
  const message = "Unable to bind to the request.";
  return failureAnswer(call, 400, { errorCode: "SerializationException", message });
}

/** 404: a superadmin named a company that there is not. */
export function companyNotFound(call: ServiceCall): Answer {
  const message = "There is no such company.";
  return failureAnswer(call, 404, { errorCode: "NotFound", message });
}
