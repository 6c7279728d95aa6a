import { useEffect } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./AddConnectionPage.module.css";
import { ConnectionChoices, type ConnectionChoicesProps } from "./ConnectionChoices.tsx";

/** Where one more connection starts. */
export function AddConnectionPage(props: ConnectionChoicesProps) {
  const { text } = useLanguage();
  useEffect(markLoaded, []);
  return (
    <div className={classNames(styles, "page")}>
      <h1>{text("addConnection.title")}</h1>
      <ConnectionChoices {...props} />
    </div>
  );
}
