import type { Environment } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { TextField } from "../../ui/TextField.tsx";
import type { BokameraField } from "./bokameraFieldOf.ts";
import { bokameraPresets } from "./bokameraPresets.ts";
import { type ConnectAttempt, problemOf } from "./connectAttempt.ts";
import { EnvironmentChoice } from "./EnvironmentChoice.tsx";
import type { ConnectInputs } from "./useConnectInputs.ts";

export interface AddressFieldsProps {
  readonly inputs: ConnectInputs<BokameraField>;
  readonly attempt: ConnectAttempt<BokameraField>;
  readonly environment: Environment;
  readonly onChangeEnvironment: (environment: Environment) => void;
}

/** Where a server of one's own choice is, and whether it is a live one. */
export function AddressFields(props: AddressFieldsProps) {
  const { text } = useLanguage();
  const { inputs, attempt } = props;
  const problem = (field: BokameraField) => problemOf(attempt, field, { text, means: "account" });
  return (
    <>
      <TextField
        label={text("connect.origin")}
        hint={text("connect.address.hint")}
        problem={problem("origin")}
        type="url"
        maxLength={2048}
        inputRef={inputs.refOf("origin")}
      />
      <TextField
        label={text("connect.identity")}
        hint={text("connect.identity.hint")}
        problem={problem("identity")}
        type="url"
        maxLength={2048}
        inputRef={inputs.refOf("identity")}
      />
      <TextField
        label={text("connect.realm")}
        hint={text("connect.realm.hint")}
        problem={problem("realm")}
        type="text"
        maxLength={128}
        initialText={bokameraPresets.production.realm}
        inputRef={inputs.refOf("realm")}
      />
      <EnvironmentChoice environment={props.environment} onChange={props.onChangeEnvironment} />
    </>
  );
}
