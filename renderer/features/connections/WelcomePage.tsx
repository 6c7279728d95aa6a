import { useEffect, useState } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { BrandMark } from "../../ui/BrandMark.tsx";
import { classNames } from "../../ui/classNames.ts";
import { StartChoice } from "./StartChoice.tsx";
import styles from "./WelcomePage.module.css";

interface WelcomePageProps {
  readonly onConnectBakuun: () => void;
  readonly onConnectDemo: () => Promise<unknown>;
}

/** What Keyrack is, and the three ways to start. */
export function WelcomePage({ onConnectBakuun, onConnectDemo }: WelcomePageProps) {
  const { text } = useLanguage();
  const [isStarting, setIsStarting] = useState(false);
  useEffect(markLoaded, []);

  const startDemo = async () => {
    if (isStarting) return;
    setIsStarting(true);
    await onConnectDemo();
    setIsStarting(false);
  };

  return (
    <div className={classNames(styles, "page")}>
      <BrandMark size={40} />
      <h1>{text("welcome.title")}</h1>
      <p className={classNames(styles, "text")}>{text("welcome.text")}</p>
      <h2 className={classNames(styles, "choices")}>{text("welcome.choices")}</h2>
      <StartChoice
        icon="key"
        title={text("welcome.bakuun")}
        text={text("welcome.bakuun.text")}
        onPress={onConnectBakuun}
      />
      <StartChoice
        icon="key"
        title={text("welcome.bokamera")}
        text={text("welcome.bokamera.text")}
        onPress={null}
      />
      <StartChoice
        icon="play"
        title={text("welcome.demo")}
        text={text(isStarting ? "welcome.demo.starting" : "welcome.demo.text")}
        onPress={startDemo}
      />
    </div>
  );
}
