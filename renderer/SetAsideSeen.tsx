import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

interface SetAsideSeenHandle {
  readonly isSetAsideSeen: boolean;
  readonly dismissSetAside: () => void;
}

const SetAsideSeenContext = createContext<SetAsideSeenHandle | null>(null);

/** Whether the person has dismissed what is said of settings that could not be read. */
export function useSetAsideSeen(): SetAsideSeenHandle {
  const handle = useContext(SetAsideSeenContext);
  if (handle === null) throw new Error("useSetAsideSeen needs a SetAsideSeen around it");
  return handle;
}

interface SetAsideSeenProps {
  readonly children: ReactNode;
}

/** Remembers it for this run: it stands above the lock, which takes the rest of the page away. */
export function SetAsideSeen({ children }: SetAsideSeenProps) {
  const [isSetAsideSeen, setIsSetAsideSeen] = useState(false);
  const handle = useMemo(
    () => ({ isSetAsideSeen, dismissSetAside: () => setIsSetAsideSeen(true) }),
    [isSetAsideSeen],
  );
  return <SetAsideSeenContext value={handle}>{children}</SetAsideSeenContext>;
}
