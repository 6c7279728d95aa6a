import { useState } from "react";
import type { Instant } from "../../../shared/apiKey.ts";
import type { CompanyKeyList } from "../../../shared/companyKey.ts";

/** What the newest answer told of the person who is signed in. */
interface SignedInAs {
  readonly email: string | null;
  readonly mayChooseCompany: boolean;
  /** When that was; null before the first answer. */
  readonly toldAt: Instant | null;
}

/**
 * Holds on to what is known of the person while another list is on its way, or fails to come. The
 * second function takes over what a list tells, and is called while rendering. A list that was
 * loaded before, and is shown again, tells nothing new.
 */
export function useSignedInAs(
  email: string | null,
): readonly [SignedInAs, (list: CompanyKeyList | null) => void] {
  const [known, setKnown] = useState<SignedInAs>({ email, mayChooseCompany: false, toldAt: null });
  const learnFrom = (list: CompanyKeyList | null) => {
    if (list === null || (known.toldAt !== null && list.loadedAt <= known.toldAt)) return;
    const { mayChooseCompany, loadedAt } = list;
    setKnown({ email: list.email ?? email, mayChooseCompany, toldAt: loadedAt });
  };
  return [known, learnFrom];
}
