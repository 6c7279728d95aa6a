import { useMemo } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { CompanyId, KnownCompany } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

export type AcceptAppState = (result: Result<AppState, AppError>) => void;

/** Each tells whether it worked; a failure has been told to the user by then. */
interface CompanyCalls {
  readonly nameCompany: (company: KnownCompany) => Promise<boolean>;
  readonly forgetCompany: (companyId: CompanyId) => Promise<boolean>;
}

export function useCompanyCalls(connectionId: ConnectionId, accept: AcceptAppState): CompanyCalls {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const errorText = useErrorText();

  return useMemo(() => {
    const finish = async (call: Promise<Result<AppState, AppError>>) => {
      const result = await call.catch(() => err<AppError>({ kind: "internal" }));
      accept(result);
      if (!result.ok) showToast({ tone: "failed", text: errorText(result.error) });
      return result.ok;
    };
    return {
      nameCompany: (company) => finish(keyrack.nameCompany({ connectionId, ...company })),
      forgetCompany: (companyId) => finish(keyrack.forgetCompany({ connectionId, companyId })),
    };
  }, [keyrack, connectionId, accept, showToast, errorText]);
}
