import { useEffect } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { BrandMark } from "../../ui/BrandMark.tsx";
import { classNames } from "../../ui/classNames.ts";
import { ConnectionChoices, type ConnectionChoicesProps } from "./ConnectionChoices.tsx";
import styles from "./WelcomePage.module.css";

/** What Keyrack is, and the three ways to start. */
export function WelcomePage(props: ConnectionChoicesProps) {
  const { text } = useLanguage();
  useEffect(markLoaded, []);
  return (
    <div className={classNames(styles, "page")}>
      <BrandMark size={40} />
      <h1>{text("welcome.title")}</h1>
      <p className={classNames(styles, "text")}>{text("welcome.text")}</p>
      <h2 className={classNames(styles, "choices")}>{text("welcome.choices")}</h2>
      <ConnectionChoices {...props} />
    </div>
  );
}
