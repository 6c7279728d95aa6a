import { useState } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { StartChoice } from "./StartChoice.tsx";

export interface ConnectionChoicesProps {
  readonly onConnectBakuun: () => void;
  readonly onConnectBokamera: () => void;
  /** null when the demo is there already. */
  readonly onConnectDemo: (() => Promise<unknown>) | null;
}

/** The platforms to choose from, and the demo. */
export function ConnectionChoices(props: ConnectionChoicesProps) {
  const { onConnectBakuun, onConnectBokamera, onConnectDemo } = props;
  const { text } = useLanguage();
  const [isStarting, setIsStarting] = useState(false);

  const startDemo = async () => {
    if (isStarting) return;
    setIsStarting(true);
    await onConnectDemo?.();
    setIsStarting(false);
  };

  return (
    <>
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
        onPress={onConnectBokamera}
      />
      {onConnectDemo !== null && (
        <StartChoice
          icon="play"
          title={text("welcome.demo")}
          text={text(isStarting ? "welcome.demo.starting" : "welcome.demo.text")}
          onPress={startDemo}
        />
      )}
    </>
  );
}
