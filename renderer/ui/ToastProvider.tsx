import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { type Toast, ToastRegion } from "./ToastRegion.tsx";

export type ShowToast = (toast: Omit<Toast, "toastId">) => void;

const ShowToastContext = createContext<ShowToast | null>(null);
const DismissToastContext = createContext<(() => void) | null>(null);

/** The way to say something in passing: `const showToast = useShowToast()`. */
export function useShowToast(): ShowToast {
  const showToast = useContext(ShowToastContext);
  if (showToast === null) throw new Error("useShowToast needs a ToastProvider around it");
  return showToast;
}

/** Takes away what is said at the moment, if anything is. */
export function useDismissToast(): () => void {
  const dismissToast = useContext(DismissToastContext);
  if (dismissToast === null) throw new Error("useDismissToast needs a ToastProvider around it");
  return dismissToast;
}

interface ToastProviderProps {
  readonly children: ReactNode;
}

/** Shows one message at a time: the newest is the one that belongs to what was just done. */
export function ToastProvider({ children }: ToastProviderProps) {
  const [toast, setToast] = useState<Toast | null>(null);

  const showToast = useCallback<ShowToast>((next) => {
    setToast((previous) => ({ ...next, toastId: (previous?.toastId ?? 0) + 1 }));
  }, []);
  const dismiss = useCallback(() => setToast(null), []);
  const region = useMemo(() => <ToastRegion toast={toast} onDismiss={dismiss} />, [toast, dismiss]);

  return (
    <ShowToastContext value={showToast}>
      <DismissToastContext value={dismiss}>{children}</DismissToastContext>
      {region}
    </ShowToastContext>
  );
}
