import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/**
 * Forgets every list once the calling component is on the page, and what shows them is gone.
 *
 * SECURITY: whoever finds the app locked is to learn nothing from it, be it by a debugger: no
 * masked key, no name, no e-mail address. A list that is on its way is dropped.
 */
export function useForgetLists(): void {
  const queryClient = useQueryClient();
  useEffect(() => queryClient.clear(), [queryClient]);
}
