import { type Answer, jsonAnswer } from "../../answer.ts";

/** `{"error","error_description"}`, the shape of every refusal of the identity server. */
export function oauthError(status: number, error: string, description: string): Answer {
  return jsonAnswer(status, { error, error_description: description });
}
