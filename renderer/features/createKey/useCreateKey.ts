import { useCallback, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { CreatedCompanyKey } from "../../../shared/companyKey.ts";
import type { CreateCompanyKeyRequest } from "../../../shared/contract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export type CreateKeyState =
  | { readonly state: "asking" }
  | { readonly state: "sending" }
  /** No key was made: the same may be asked again. */
  | { readonly state: "failed"; readonly error: AppError }
  | { readonly state: "answered"; readonly created: CreatedCompanyKey };

/** Orders one key. `onAnswered` is called once there may be a new one. */
export function useCreateKey(
  onAnswered: () => void,
): readonly [CreateKeyState, (request: CreateCompanyKeyRequest) => Promise<void>] {
  const keyrack = useKeyrack();
  const [state, setState] = useState<CreateKeyState>({ state: "asking" });
  const isUnderWay = useRef(false);

  const create = useCallback(
    async (request: CreateCompanyKeyRequest) => {
      // A state would be too slow here: the second click of a double click comes before it is set.
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setState({ state: "sending" });
      const answer = orUnknown(await keyrack.createCompanyKey(request).catch(lost));
      isUnderWay.current = false;
      if (!answer.ok) {
        setState({ state: "failed", error: answer.error });
        return;
      }
      setState({ state: "answered", created: answer.value });
      onAnswered();
    },
    [keyrack, onAnswered],
  );

  return [state, create];
}

/** A defect on the way: nothing is known of what was done by then. */
function orUnknown(
  answer: Result<CreatedCompanyKey, AppError>,
): Result<CreatedCompanyKey, AppError> {
  return !answer.ok && answer.error.kind === "internal" ? lost() : answer;
}

function lost(): Result<CreatedCompanyKey, AppError> {
  return ok({ outcome: "unknown" });
}
