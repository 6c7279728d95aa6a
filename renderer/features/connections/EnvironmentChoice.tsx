import type { Environment } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";

const environments: readonly Environment[] = ["live", "sandbox"];

interface EnvironmentChoiceProps {
  readonly environment: Environment;
  readonly onChange: (environment: Environment) => void;
}

export function EnvironmentChoice({ environment, onChange }: EnvironmentChoiceProps) {
  const { text } = useLanguage();
  return (
    <RadioGroup<Environment>
      label={text("connect.environment")}
      value={environment}
      onChange={onChange}
      options={environments.map((value) => ({
        value,
        label: text(`connect.environment.${value}`),
        hint: text(`connect.environment.${value}.hint`),
      }))}
    />
  );
}
