import type { SignInWay } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type ConnectAttempt, isSecretGone, problemOf } from "./connectAttempt.ts";
import type { SignInField } from "./signInFields.ts";
import type { ConnectInputs } from "./useConnectInputs.ts";

const ways: readonly SignInWay[] = ["password", "browser"];

interface SignInFieldsProps {
  readonly inputs: ConnectInputs<SignInField>;
  readonly attempt: ConnectAttempt<string>;
  readonly way: SignInWay;
  readonly onChangeWay: (way: SignInWay) => void;
  /** Who signed in the last time; null when that is not known. */
  readonly email: string | null;
  /** The field to begin with; null when that is another one. */
  readonly focused: SignInField | null;
}

/** In which way to sign in, and what it takes. */
export function SignInFields(props: SignInFieldsProps) {
  const { text } = useLanguage();
  const { inputs, attempt, way, focused } = props;
  const problem = (field: SignInField) => problemOf(attempt, field, { text, means: "account" });
  return (
    <>
      <RadioGroup<SignInWay>
        label={text("signIn.way")}
        value={way}
        onChange={props.onChangeWay}
        chosenRef={inputs.refOf("way")}
        options={ways.map((value) => ({
          value,
          label: text(`signIn.way.${value}`),
          hint: text(`signIn.way.${value}.hint`),
        }))}
      />
      {way === "password" && (
        <>
          <TextField
            label={text("signIn.email")}
            hint={text("signIn.email.hint")}
            problem={problem("email")}
            type="text"
            maxLength={254}
            initialText={props.email ?? ""}
            autoFocus={focused === "email"}
            inputRef={inputs.refOf("email")}
          />
          <TextField
            label={text("signIn.password")}
            hint={text(isSecretGone(attempt) ? "signIn.password.again" : "signIn.password.hint")}
            problem={problem("password")}
            type="password"
            maxLength={1024}
            autoFocus={focused === "password"}
            inputRef={inputs.refOf("password")}
          />
        </>
      )}
    </>
  );
}
