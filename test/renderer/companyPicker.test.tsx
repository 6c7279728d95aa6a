import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { lodgeCompany } from "../fakes/fakeCompanyKeys.ts";
import {
  connectionId,
  endings,
  lastListed,
  ownKeys,
  rowOf,
  superadminKeyrack,
  table,
  tables,
} from "./companyKeysOnPage.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

describe("the picker of a superadmin", () => {
  async function choose(name: string) {
    const picker = screen.getByLabelText<HTMLSelectElement>("Company");
    const value = [...picker.options].find((option) => option.textContent === name)?.value;
    fireEvent.change(picker, { target: { value } });
    await pass(0);
  }

  it("shows another company's keys, and none of them before they are there", async () => {
    const keyrack = superadminKeyrack();
    await renderApp(keyrack);
    expect(table().textContent).toContain("Company");
    keyrack.hold("listCompanyKeys");
    await choose("Sälen Lodge");
    expect(tables()).toEqual([]);
    expect(screen.getByLabelText("Company")).toBeDefined();
    keyrack.release("listCompanyKeys");
    await pass(0);
    expect(lastListed(keyrack)).toEqual({ ...ownKeys, companyId: lodgeCompany.companyId });
    expect(endings()).toBe("7a7a");
    expect(rowOf("7a7a").textContent).toContain("Sälen Lodge");
  });

  it("takes one more company by its ID in any form", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Another company…");
    await user.type(screen.getByLabelText("Company ID"), "Sälen");
    await user.click(button("Show company"));
    expect(document.activeElement).toBe(screen.getByLabelText("Company ID"));
    expect(pageText()).toContain("This is no company ID");
    await user.type(
      screen.getByLabelText("Company ID"),
      "{Control>}a{/Control}000000000000400080000000000000C3",
    );
    await user.type(screen.getByLabelText("Name"), "Åre Hytte");
    await user.click(button("Show company"));
    const companyId = "00000000-0000-4000-8000-0000000000c3";
    expect(keyrack.callsOf("nameCompany")[0]?.request).toEqual({
      connectionId,
      companyId,
      name: "Åre Hytte",
    });
    expect(lastListed(keyrack)).toEqual({ ...ownKeys, companyId });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("goes back to the own company when the shown one is forgotten", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    await user.click(button("Forget Sälen Lodge"));
    expect(keyrack.callsOf("forgetCompany")[0]?.request).toEqual({
      connectionId,
      companyId: lodgeCompany.companyId,
    });
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
    expect(document.activeElement).toBe(screen.getByLabelText("Company"));
  });

  it("can't be left between two companies while one more is being named", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Another company…");
    await user.type(screen.getByLabelText("Company ID"), "00000000-0000-4000-8000-0000000000c3");
    await user.type(screen.getByLabelText("Name"), "Åre Hytte");
    keyrack.hold("nameCompany");
    await user.click(button("Show company"));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("alertdialog")).toBeDefined();
    expect(button("Cancel").hasAttribute("disabled")).toBe(true);
  });

  it("does not wait for the reload of a company that is shown no more", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    await choose("Own company");
    keyrack.hold("listCompanyKeys");
    await user.click(button("Reload"));
    expect(button("Reload").getAttribute("aria-disabled")).toBe("true");
    await choose("Sälen Lodge");
    expect(button("Reload").getAttribute("aria-disabled")).toBeNull();
  });

  it("shows no own keys under another company's name when the role was lost for a while", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    // Main names no company for a plain administrator, so that the answer is the own list.
    const { listCompanyKeys } = keyrack;
    keyrack.listCompanyKeys = (request) => listCompanyKeys({ ...request, companyId: null });
    keyrack.account = { ...keyrack.account, mayChooseCompany: false };
    await pass(61_000);
    expect(screen.queryByLabelText("Company")).toBeNull();
    keyrack.listCompanyKeys = listCompanyKeys;
    keyrack.account = { ...keyrack.account, mayChooseCompany: true };
    keyrack.hold("listCompanyKeys");
    await user.click(button("Reload"));
    await pass(1_000);
    keyrack.release("listCompanyKeys");
    // The answer about the own company brings the picker back; the other company's is not there yet.
    keyrack.hold("listCompanyKeys");
    await pass(0);
    expect(screen.getByDisplayValue("Sälen Lodge")).toBeDefined();
    expect(tables()).toEqual([]);
    expect(pageText()).toContain("Loading the keys…");
  });

  it("is gone with the role, and so is the company that it had chosen", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    keyrack.account = { ...keyrack.account, mayChooseCompany: false };
    await pass(1_000);
    await user.click(button("Reload"));
    expect(screen.queryByLabelText("Company")).toBeNull();
    expect(lastListed(keyrack)).toEqual(ownKeys);
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("keeps its place when a company can't be loaded", async () => {
    const keyrack = superadminKeyrack();
    await renderApp(keyrack);
    keyrack.fail("listCompanyKeys", { kind: "company-not-found" });
    await choose("Sälen Lodge");
    expect(pageText()).toContain("The server knows no such company.");
    expect(screen.getByLabelText("Company")).toBeDefined();
    expect(tables()).toEqual([]);
  });
});
