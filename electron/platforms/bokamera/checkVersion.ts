import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";
import type { HttpClient } from "../../core/httpClient.ts";
import type { Clock } from "../../core/ports.ts";
import type { Fields } from "./fields.ts";
import { readBokameraAnswer } from "./readBokameraAnswer.ts";

const plainVersion = /^[\w.+-]{1,64}$/;

/**
 * Asks `GET /version` whether BokaMera's API is what answers at `origin`; nobody need be signed in.
 * Gives its version, or "" where a JSON object answers that does not tell it.
 */
export async function checkVersion(
  { http, clock }: { http: HttpClient; clock: Clock },
  origin: string,
): Promise<Result<string, AppError>> {
  const answer = await http.send({
    method: "GET",
    url: `${origin}/version`,
    headers: { Accept: "application/json" },
    bearer: null,
  });
  return answer.ok ? readBokameraAnswer(answer.value, readVersion, clock.now()) : answer;
}

function readVersion(fields: Fields): string {
  const version = fields.get("SemVer");
  return typeof version === "string" && plainVersion.test(version) ? version : "";
}
