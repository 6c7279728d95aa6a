import type { AppError } from "../../../shared/appError.ts";
import type { CompanyKeyList } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { ListFailed } from "../../list/ListFailed.tsx";
import { Button } from "../../ui/Button.tsx";

interface CompanyKeysFailedProps {
  readonly connection: Connection;
  readonly error: AppError;
  /** The list that is still shown; null when there is none. */
  readonly list: CompanyKeyList | null;
  /** Who is signed in; null when that is not known. */
  readonly email: string | null;
  readonly isReloading: boolean;
  readonly onReload: () => void;
  readonly onSignIn: () => void;
}

/** Why the list is not up to date; where nobody is signed in any more, with the way to sign in. */
export function CompanyKeysFailed(props: CompanyKeysFailedProps) {
  const { connection, error, email, onSignIn } = props;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const platform = text(`platform.${connection.platform}`);
  // The demo signs in by itself.
  const mustSignIn = connection.signIn !== null && isMendedBySigningIn(error);
  const inOwnWords = mustSignIn
    ? { title: text(signInTitleOf(error)), text: errorText(error) }
    : error.kind === "forbidden"
      ? forbiddenWords({ email, platform }, text)
      : null;
  return (
    <ListFailed
      error={error}
      list={props.list}
      isReloading={props.isReloading}
      onReload={props.onReload}
      inOwnWords={inOwnWords}
      remedy={
        mustSignIn ? (
          <Button tone="primary" onPress={onSignIn}>
            {text("companyKeys.signIn")}
          </Button>
        ) : undefined
      }
    />
  );
}

function isMendedBySigningIn({ kind }: AppError): boolean {
  return (
    kind === "signed-out" ||
    kind === "unauthorized" ||
    kind === "token-missing" ||
    kind === "step-up-required"
  );
}

/** Somebody who has to sign in more strongly is signed in. */
function signInTitleOf({ kind }: AppError) {
  return kind === "step-up-required" ? "companyKeys.stepUp.title" : "companyKeys.signedOut.title";
}

function forbiddenWords(
  { email, platform }: { readonly email: string | null; readonly platform: string },
  text: Text,
) {
  return {
    title: text("companyKeys.forbidden.title"),
    text:
      email === null
        ? text("companyKeys.forbidden.unnamed", { platform })
        : text("companyKeys.forbidden", { email, platform }),
  };
}
