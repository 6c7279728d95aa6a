import type { Environment } from "../../../shared/connection.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { ConnectField, ConnectState } from "./useConnectBakuun.ts";
import type { ConnectInputs } from "./useConnectInputs.ts";

const environments: readonly Environment[] = ["live", "sandbox"];

interface ConnectFieldsProps {
  readonly inputs: ConnectInputs;
  readonly connect: ConnectState;
  readonly wrongField: ConnectField | null;
  readonly environment: Environment;
  readonly onChangeEnvironment: (environment: Environment) => void;
}

export function ConnectFields(props: ConnectFieldsProps) {
  const { text } = useLanguage();
  const { inputs, connect, wrongField } = props;
  const problemOf = (field: ConnectField) => {
    if (wrongField !== field) return null;
    if (connect.state === "failed") return errorText(connect.error, text);
    return text(`connect.missing.${field}`);
  };
  return (
    <>
      <TextField
        label={text("connect.name")}
        hint={text("connect.name.hint")}
        problem={problemOf("name")}
        type="text"
        maxLength={80}
        autoFocus
        inputRef={inputs.name}
      />
      <RadioGroup<Environment>
        label={text("connect.environment")}
        value={props.environment}
        onChange={props.onChangeEnvironment}
        options={environments.map((value) => ({
          value,
          label: text(`connect.environment.${value}`),
          hint: text(`connect.environment.${value}.hint`),
        }))}
      />
      <TextField
        label={text("connect.address")}
        hint={text("connect.address.hint")}
        problem={problemOf("address")}
        type="url"
        maxLength={2048}
        inputRef={inputs.address}
      />
      <TextField
        label={text("connect.token")}
        hint={text(connect.state === "failed" ? "connect.token.again" : "connect.token.hint")}
        problem={problemOf("token")}
        type="password"
        maxLength={8192}
        inputRef={inputs.token}
      />
    </>
  );
}
