import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { followWindowFocus } from "./followWindowFocus.ts";
import { keyrack } from "./keyrack.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import { KeyrackContext } from "./useKeyrack.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

followWindowFocus();

// No StrictMode: in development it mounts twice, and each mount of a revealed cell asks for the key.
createRoot(root).render(
  <KeyrackContext value={keyrack}>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </KeyrackContext>,
);
