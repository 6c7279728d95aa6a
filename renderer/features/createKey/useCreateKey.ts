import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { CreatedCompanyKey } from "../../../shared/companyKey.ts";
import type {
  CreateCompanyKeyRequest,
  ReplaceCompanyKeyRequest,
} from "../../../shared/contract.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export type CreateKeyState =
  | { readonly state: "asking" }
  | { readonly state: "sending" }
  /** No key was made: the same may be asked again. */
  | { readonly state: "failed"; readonly error: AppError }
  /** A defect on the way of a replacement: nothing is known of what was done by then. */
  | { readonly state: "unclear" }
  | { readonly state: "answered"; readonly created: CreatedCompanyKey };

interface CreateKeyOptions {
  /** There may be a new key now. */
  readonly onCreated: () => void;
  readonly onReplaced: (refresh: Refresh) => void;
}

interface CreateKeyHandle {
  readonly creation: CreateKeyState;
  readonly create: (request: CreateCompanyKeyRequest) => Promise<void>;
  /** The same with a record, which tells what becomes of it. */
  readonly replace: (request: ReplaceCompanyKeyRequest) => Promise<void>;
}

/** Orders one key, once. */
export function useCreateKey({ onCreated, onReplaced }: CreateKeyOptions): CreateKeyHandle {
  const keyrack = useKeyrack();
  const [creation, setCreation] = useState<CreateKeyState>({ state: "asking" });
  const isUnderWay = useRef(false);

  const order = async <Value>(send: () => Promise<Result<Value, AppError>>) => {
    // A state would be too slow here: the second click of a double click comes before it is set.
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setCreation({ state: "sending" });
    const answer = await send().catch(() => err<AppError>({ kind: "internal" }));
    isUnderWay.current = false;
    return answer;
  };
  const create = async (request: CreateCompanyKeyRequest) => {
    const answered = await order(() => keyrack.createCompanyKey(request));
    if (answered === null) return;
    const answer = orUnknown(answered);
    if (!answer.ok) {
      setCreation({ state: "failed", error: answer.error });
      return;
    }
    setCreation({ state: "answered", created: answer.value });
    onCreated();
  };
  const replace = async (request: ReplaceCompanyKeyRequest) => {
    const answer = await order(() => keyrack.replaceCompanyKey(request));
    if (answer === null) return;
    if (answer.ok) {
      onReplaced(answer.value);
      return;
    }
    const isDefect = answer.error.kind === "internal";
    setCreation(isDefect ? { state: "unclear" } : { state: "failed", error: answer.error });
    if (isDefect) onCreated();
  };

  return { creation, create, replace };
}

/** A defect on the way: nothing is known of what was done by then. */
function orUnknown(
  answer: Result<CreatedCompanyKey, AppError>,
): Result<CreatedCompanyKey, AppError> {
  return !answer.ok && answer.error.kind === "internal" ? ok({ outcome: "unknown" }) : answer;
}
