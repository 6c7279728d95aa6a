import { useState } from "react";
import type { Environment } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";
import { BakuunFields } from "./BakuunFields.tsx";
import { ConnectFrame } from "./ConnectFrame.tsx";
import { useConnectBakuun } from "./useConnectBakuun.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

interface ConnectBakuunFormProps {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
  readonly onCancel: () => void;
}

export function ConnectBakuunForm({ accept, onConnected, onCancel }: ConnectBakuunFormProps) {
  const { text } = useLanguage();
  const { attempt, inputs, connect, giveUp } = useConnectBakuun({ accept, onConnected });
  const [environment, setEnvironment] = useState<Environment>("live");
  return (
    <ConnectFrame
      title={text("connect.title")}
      attempt={attempt}
      means="token"
      labels={{ submit: text("connect.submit"), pending: text("connect.connecting") }}
      onSubmit={() => void connect(environment)}
      onGiveUp={giveUp}
      onCancel={onCancel}
    >
      <Note tone="quiet">{text("connect.assumed")}</Note>
      <BakuunFields
        inputs={inputs}
        attempt={attempt}
        environment={environment}
        onChangeEnvironment={setEnvironment}
      />
    </ConnectFrame>
  );
}
