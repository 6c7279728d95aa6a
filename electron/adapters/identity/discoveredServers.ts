import {
  allowInsecureRequests,
  type CustomFetch,
  customFetch,
  discovery,
  None,
} from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IdentityRealm } from "../../core/identityServer.ts";
import { attempt } from "./attempt.ts";
import { type ServerMetadata, serverMetadataSchema } from "./serverMetadata.ts";

/** What identity servers say about themselves, asked once in a run; failures are asked again. */
export class DiscoveredServers {
  readonly #fetch: CustomFetch;
  readonly #known = new Map<string, ServerMetadata>();

  constructor({ fetch }: { readonly fetch: CustomFetch }) {
    this.#fetch = fetch;
  }

  async find({ issuer, clientId }: IdentityRealm): Promise<Result<ServerMetadata, AppError>> {
    const known = this.#known.get(issuer);
    if (known !== undefined) return ok(known);
    const url = URL.parse(issuer);
    if (url === null) return err({ kind: "address-refused" });
    const discovered = await attempt(async () => {
      const options = { [customFetch]: this.#fetch, execute: [allowInsecureRequests] };
      const configuration = await discovery(url, clientId, undefined, None(), options);
      return configuration.serverMetadata();
    }, unexpectedShape);
    if (!discovered.ok) return discovered;
    const parsed = serverMetadataSchema.safeParse(discovered.value);
    if (!parsed.success) return err(unexpectedShape);
    this.#known.set(issuer, parsed.data);
    return ok(parsed.data);
  }
}

const unexpectedShape: AppError = {
  kind: "unexpected-answer",
  reason: "wrong-shape",
  status: 200,
};
