import type { KeychainStatus } from "../../../shared/appState.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./KeychainSetting.module.css";

interface KeychainSettingProps {
  readonly keychain: KeychainStatus;
}

export function KeychainSetting({ keychain }: KeychainSettingProps) {
  const { text } = useLanguage();
  if (keychain.state === "unavailable") {
    return (
      <p className={classNames(styles, "problem")}>{text(`banner.keychain.${keychain.reason}`)}</p>
    );
  }
  if (keychain.state === "checking") return <p>{text("settings.keychain.checking")}</p>;
  const name = text(`keychain.name.${keychain.name}`);
  return <p>{text("settings.keychain.available", { name })}</p>;
}
