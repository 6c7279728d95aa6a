import { useState } from "react";
import type { Environment, SignInWay } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { BokameraField } from "./bokameraFieldOf.ts";
import type { BokameraServer } from "./bokameraPresets.ts";
import { ConnectFrame } from "./ConnectFrame.tsx";
import { isSecretGone, problemOf } from "./connectAttempt.ts";
import { ServerFields } from "./ServerFields.tsx";
import { SignInFields } from "./SignInFields.tsx";
import { useConnectBokamera } from "./useConnectBokamera.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

interface ConnectBokameraFormProps {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
  readonly onCancel: () => void;
}

export function ConnectBokameraForm({ accept, onConnected, onCancel }: ConnectBokameraFormProps) {
  const { text } = useLanguage();
  const { attempt, inputs, connect, giveUp } = useConnectBokamera({ accept, onConnected });
  const [server, setServer] = useState<BokameraServer>("production");
  const [environment, setEnvironment] = useState<Environment>("live");
  const [way, setWay] = useState<SignInWay>("password");
  const problem = (field: BokameraField) => problemOf(attempt, field, { text, means: "account" });
  return (
    <ConnectFrame
      title={text("connect.bokamera.title")}
      attempt={attempt}
      means="account"
      labels={{ submit: text("connect.submit"), pending: text("signIn.pending") }}
      onSubmit={() => void connect({ server, environment, way })}
      onGiveUp={giveUp}
      onCancel={onCancel}
    >
      <Note tone="quiet">{text("connect.bokamera.assumed")}</Note>
      <TextField
        label={text("connect.name")}
        hint={text("connect.name.hint")}
        problem={problem("name")}
        type="text"
        maxLength={80}
        autoFocus
        inputRef={inputs.refOf("name")}
      />
      <ServerFields
        inputs={inputs}
        attempt={attempt}
        server={server}
        onChangeServer={setServer}
        environment={environment}
        onChangeEnvironment={setEnvironment}
      />
      <SignInFields
        inputs={inputs}
        attempt={attempt}
        way={way}
        onChangeWay={setWay}
        email={null}
        focused={null}
      />
      <TextField
        label={text("connect.companyKey")}
        hint={text(isSecretGone(attempt) ? "connect.companyKey.again" : "connect.companyKey.hint")}
        problem={problem("companyKey")}
        type="password"
        maxLength={8192}
        inputRef={inputs.refOf("companyKey")}
      />
    </ConnectFrame>
  );
}
