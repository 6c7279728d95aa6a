import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fields } from "../../../electron/platforms/bokamera/fields.ts";
import { type BokameraUser, readUser } from "../../../electron/platforms/bokamera/readUser.ts";
import { administratorDto, ownCompany } from "./sampleAnswers.ts";

const anders = {
  name: "Anders Öberg",
  email: "admin@grandspa.example",
  companyId: ownCompany,
  isSuperadmin: false,
};

function read(json: unknown): BokameraUser | null {
  const fields = Fields.of(json);
  return fields === null ? null : readUser(fields);
}

describe("who is signed in is read", () => {
  it.each([
    [administratorDto],
    [{ User: administratorDto }],
    [{ Results: [administratorDto] }],
    [{ result: administratorDto, total: 1 }],
    [{ ...administratorDto, Email: undefined, UserName: "admin@grandspa.example" }],
    [{ email: "admin@grandspa.example", display_name: "Anders Öberg", companyid: ownCompany }],
  ])("from %j", (json) => {
    expect(read(json)).toEqual(anders);
  });

  it.each([
    [{ Roles: ["superadmin"] }],
    [{ Roles: "bookingsupplier-administrator-write, SuperAdmin" }],
    [{ roles: [{ Name: "superadmin" }] }],
    [{ User: { Role: "superadmin" } }],
  ])("as a superadmin from %j", (json) => {
    expect(read(json)?.isSuperadmin).toBe(true);
  });

  it.each([
    [{ Roles: ["superadmin-read", "not superadmin"] }],
    [{ Roles: { superadmin: true } }],
    [{ Name: "superadmin", Email: "superadmin" }],
    [{ Company: { Roles: ["superadmin"] } }],
  ])("as no superadmin from %j", (json) => {
    expect(read(json)?.isSuperadmin).toBe(false);
  });

  it("as nobody known from what tells nothing", () => {
    const nobody = { name: null, email: null, companyId: null, isSuperadmin: false };
    expect(read({})).toEqual(nobody);
    expect(read({ Email: 7, FirstName: [], CompanyId: {}, Roles: 42, User: "x" })).toEqual(nobody);
    expect(read({ Company: { Name: "Grand Hotel Spa", Email: "it@grandspa.example" } })).toEqual(
      nobody,
    );
  });

  it("by half a name, or by a user name", () => {
    expect(read({ FirstName: "Anders" })?.name).toBe("Anders");
    expect(read({ UserName: "anders" })).toMatchObject({ name: "anders", email: null });
    expect(read({ FirstName: "  ", LastName: "Öberg " })?.name).toBe("Öberg");
    expect(read({ Name: "x".repeat(255), UserName: "anders" })?.name).toBe("anders");
  });

  it("without a crash, whatever it is", () => {
    const name = fc.constantFrom("Email", "FirstName", "CompanyId", "Roles", "User", "Results");
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (json) => {
        expect(read(json)).not.toBeNull();
      }),
    );
  });
});
