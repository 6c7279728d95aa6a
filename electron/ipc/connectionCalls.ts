import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { SignInRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { noted } from "../core/activity/noted.ts";
import { connectBakuun } from "../core/connecting/connectBakuun.ts";
import { connectBokamera } from "../core/connecting/connectBokamera.ts";
import { signInAgain } from "../core/connecting/signInAgain.ts";
import { setNamePattern } from "../core/copyAs/setNamePattern.ts";
import { forgetCompany, nameCompany } from "../core/knownCompanies.ts";
import { signOut } from "../core/signOut.ts";
import { answerWithState } from "./answerWithState.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";

type ConnectionCalls = Pick<
  CallTable,
  | "connectBakuun"
  | "connectBokamera"
  | "connectDemo"
  | "signIn"
  | "signOut"
  | "cancelConnecting"
  | "selectConnection"
  | "removeConnection"
  | "setNamePattern"
  | "nameCompany"
  | "forgetCompany"
>;

/** What the page may ask for about connections. */
export function connectionCalls(dependencies: HandlerDependencies): ConnectionCalls {
  const { activity, afterRefresh, attempts, book, linkedFiles, sessions } = dependencies;
  const changed = (result: Result<void, AppError>) => answerWithState(dependencies, result);

  const connected = async (details: string, result: Result<ConnectionId, AppError>) => {
    const added = result.ok ? { connectionId: result.value } : {};
    await noted(activity, { action: "connect", ...added, details }, result);
    return changed(result.ok ? ok(undefined) : result);
  };
  const comeBack = <Value>(
    { signIn }: Pick<SignInRequest, "signIn">,
    result: Result<Value, AppError>,
  ) => {
    if (signIn.way === "browser" && result.ok) dependencies.comeBack();
    return result;
  };

  return {
    connectBakuun: async (request) =>
      connected("token", await connectBakuun(dependencies, request)),
    connectBokamera: async (request) =>
      connected(
        request.signIn.way,
        comeBack(request, await connectBokamera(dependencies, request)),
      ),
    connectDemo: async () => changed(ok(book.connectDemo())),
    signIn: async (request) => {
      const { connectionId, signIn } = request;
      if (book.find(connectionId) === null) return err({ kind: "connection-not-found" });
      const result = comeBack(request, await signInAgain(dependencies, request));
      const event = { action: "sign-in", connectionId, details: signIn.way } as const;
      return changed(await noted(activity, event, result));
    },
    signOut: async (request) => {
      if (book.find(request.connectionId) === null) return err({ kind: "connection-not-found" });
      const result = await signOut({ book, sessions }, request);
      return changed(await noted(activity, { action: "sign-out", ...request }, result));
    },
    cancelConnecting: async () => changed(ok(attempts.cancel())),
    selectConnection: async ({ connectionId }) => changed(book.select(connectionId)),
    removeConnection: async ({ connectionId }) => {
      if (book.find(connectionId) === null) return err({ kind: "connection-not-found" });
      if (afterRefresh.isBusy(connectionId)) return err({ kind: "refresh-under-way" });
      // Before it goes, as long as it has a name.
      await noted(activity, { action: "remove-connection", connectionId }, ok(undefined));
      await afterRefresh.forgetConnection(connectionId);
      await linkedFiles.forgetConnection(connectionId);
      return changed(await book.remove(connectionId));
    },
    setNamePattern: async (request) => changed(setNamePattern({ book }, request)),
    nameCompany: async (request) => changed(nameCompany({ book }, request)),
    forgetCompany: async (request) => changed(forgetCompany({ book }, request)),
  };
}
