import { z } from "zod";

/** What Electron gives a utility process to talk to its parent, as far as we use it. */
export interface ParentPort {
  readonly on: (event: "message", listener: (event: unknown) => void) => unknown;
  readonly postMessage: (message: DemoServerMessage) => void;
}

/** What the app is told, once. */
export type DemoServerMessage =
  | {
      readonly kind: "listening";
      readonly port: number;
      /** As whom the app signs in to the BokaMera half. */
      readonly bokamera: {
        readonly issuer: string;
        readonly clientId: string;
        readonly email: string;
        readonly password: string;
      };
    }
  | { readonly kind: "failed"; readonly reason: string };

const messageEventSchema = z.object({
  data: z.strictObject({
    kind: z.literal("start"),
    /** Absolute. */
    stateDir: z.string().min(1),
    /** At least 128 bits as text; every key derives from it. */
    rootSecret: z.string().min(22),
    adminToken: z.string().min(22),
  }),
});

/** The app's one message: where the state lies and which secrets to use. */
export type StartMessage = Readonly<z.infer<typeof messageEventSchema>["data"]>;

/** null for anything that is not the start message. */
export function parseStartMessage(messageEvent: unknown): StartMessage | null {
  const parsed = messageEventSchema.safeParse(messageEvent);
  return parsed.success ? parsed.data.data : null;
}

const parentPortSchema = z.custom<ParentPort>((port) => {
  if (typeof port !== "object" || port === null) return false;
  return "on" in port && "postMessage" in port;
});

/** The port to Electron; null in a process that was started by hand. */
export function findParentPort(): ParentPort | null {
  const parsed = parentPortSchema.safeParse(Reflect.get(process, "parentPort"));
  return parsed.success ? parsed.data : null;
}
