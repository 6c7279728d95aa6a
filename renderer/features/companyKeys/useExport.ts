import { useCallback, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ExportCompanyKeysRequest } from "../../../shared/contract.ts";
import { err } from "../../../shared/result.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

interface Export {
  /** Has main ask for a file and write it, and says what became of it. */
  readonly exportKeys: (request: ExportCompanyKeysRequest) => Promise<void>;
  readonly isExporting: boolean;
}

export function useExport(): Export {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const errorText = useErrorText();
  const [isExporting, setIsExporting] = useState(false);

  const exportKeys = useCallback(
    async (request: ExportCompanyKeysRequest) => {
      setIsExporting(true);
      const answer = await keyrack
        .exportCompanyKeys(request)
        .catch(() => err<AppError>({ kind: "internal" }));
      setIsExporting(false);
      if (!answer.ok) {
        showToast({ tone: "failed", text: errorText(answer.error) });
      } else if (answer.value.state === "saved") {
        const { file, count: keys } = answer.value;
        showToast({ tone: "done", text: text("companyKeys.export.done", { file, keys }) });
      }
    },
    [keyrack, showToast, text, errorText],
  );

  return { exportKeys, isExporting };
}
