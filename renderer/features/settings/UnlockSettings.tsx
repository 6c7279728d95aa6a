import { useEffect, useRef, useState } from "react";
import type { AppState } from "../../../shared/appState.ts";
import type { UnlockWays } from "../../../shared/lock.ts";
import type { MessageId } from "../../language/messages.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { PassphraseDialog } from "./PassphraseDialog.tsx";
import type { PassphraseChange } from "./passphraseFields.ts";
import styles from "./UnlockSettings.module.css";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface UnlockSettingsProps {
  readonly app: Pick<AppState, "unlockWays" | "keychain">;
  readonly accept: AcceptAppState;
}

/** What unlocks the app, what that is worth, and the passphrase. */
export function UnlockSettings({ app, accept }: UnlockSettingsProps) {
  const { text } = useLanguage();
  const [asked, setAsked] = useState<PassphraseChange | null>(null);
  const actions = useRef<HTMLDivElement>(null);
  const isChanged = useRef(false);
  const { unlockWays: ways, keychain } = app;
  const isGuarded = ways.touchId || ways.passphrase;
  const offered: readonly PassphraseChange[] = ways.passphrase ? ["change", "remove"] : ["set"];

  useEffect(() => {
    if (asked !== null || !isChanged.current) return;
    isChanged.current = false;
    // What opened the question may be gone, with what it offered.
    actions.current?.querySelector("button")?.focus();
  }, [asked]);

  return (
    <>
      <p>{text(waysMessage(ways))}</p>
      {isGuarded && (
        <p className={classNames(styles, "quiet")}>{text("settings.unlocking.worth")}</p>
      )}
      {ways.touchId && !ways.passphrase && <p>{text("settings.unlocking.touchIdAlone")}</p>}
      <div ref={actions} className={classNames(styles, "actions")}>
        {offered.map((change) => (
          <Button
            key={change}
            state={keychain.state === "available" ? "ready" : "disabled"}
            onPress={() => setAsked(change)}
          >
            {text(`passphrase.${change}`)}
          </Button>
        ))}
      </div>
      {keychain.state === "unavailable" && (
        <p className={classNames(styles, "problem")}>{text("settings.unlocking.needsKeychain")}</p>
      )}
      {keychain.state === "checking" && <p>{text("settings.keychain.checking")}</p>}
      {ways.passphrase && (
        <p className={classNames(styles, "quiet")}>{text("passphrase.forgotten")}</p>
      )}
      {asked !== null && (
        <PassphraseDialog
          change={asked}
          hasTouchId={ways.touchId}
          accept={accept}
          onChanged={() => {
            isChanged.current = true;
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function waysMessage({ touchId, passphrase }: UnlockWays): MessageId {
  if (touchId) return passphrase ? "settings.unlocking.both" : "settings.unlocking.touchId";
  return passphrase ? "settings.unlocking.passphrase" : "settings.unlocking.plain";
}
