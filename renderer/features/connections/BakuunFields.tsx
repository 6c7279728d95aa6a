import type { Environment } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { TextField } from "../../ui/TextField.tsx";
import { type ConnectAttempt, isSecretGone, problemOf } from "./connectAttempt.ts";
import { EnvironmentChoice } from "./EnvironmentChoice.tsx";
import type { BakuunField } from "./useConnectBakuun.ts";
import type { ConnectInputs } from "./useConnectInputs.ts";

interface BakuunFieldsProps {
  readonly inputs: ConnectInputs<BakuunField>;
  readonly attempt: ConnectAttempt<BakuunField>;
  readonly environment: Environment;
  readonly onChangeEnvironment: (environment: Environment) => void;
}

export function BakuunFields(props: BakuunFieldsProps) {
  const { text } = useLanguage();
  const { inputs, attempt } = props;
  const problem = (field: BakuunField) => problemOf(attempt, field, { text, means: "token" });
  return (
    <>
      <TextField
        label={text("connect.name")}
        hint={text("connect.name.hint")}
        problem={problem("name")}
        type="text"
        maxLength={80}
        autoFocus
        inputRef={inputs.refOf("name")}
      />
      <EnvironmentChoice environment={props.environment} onChange={props.onChangeEnvironment} />
      <TextField
        label={text("connect.address")}
        hint={text("connect.address.hint")}
        problem={problem("address")}
        type="url"
        maxLength={2048}
        inputRef={inputs.refOf("address")}
      />
      <TextField
        label={text("connect.token")}
        hint={text(isSecretGone(attempt) ? "connect.token.again" : "connect.token.hint")}
        problem={problem("token")}
        type="password"
        maxLength={8192}
        inputRef={inputs.refOf("token")}
      />
    </>
  );
}
