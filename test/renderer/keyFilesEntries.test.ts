import { describe, expect, it } from "vitest";
import { chosenPath, firstChoice } from "../../renderer/features/keyFiles/entryChoice.ts";
import { newEntryPath } from "../../renderer/features/keyFiles/newEntryPath.ts";
import { shownEntries } from "../../renderer/features/keyFiles/shownEntries.ts";
import { suggestedName } from "../../renderer/features/keyFiles/suggestedName.ts";
import { linksByKey, linksOfKey } from "../../renderer/linkedFiles/linksOfKey.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConfigFileEntry, EntryPath, KeyReference, LinkId } from "../../shared/linkedFile.ts";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { fakeConfigFile, fakeKeyReference, fakeLink } from "../fakes/fakeFiles.ts";

const key = fakeKeyReference;
const suggestion = "BAKUUN_ARI_POST_KEY";

function entry(path: EntryPath, holds: KeyReference | null = null): ConfigFileEntry {
  return { entry: path, isEmpty: false, holds };
}

function choose(entries: readonly ConfigFileEntry[], linked: readonly EntryPath[] = []) {
  return firstChoice({ file: fakeConfigFile({ entries }), key, linked, suggestion });
}

describe("the entry that is chosen at first", () => {
  const former = { ...key, isCurrent: false };

  it("is the one that is linked, before the one that holds the key", () => {
    const entries = [entry(["A"], key), entry(["B"])];
    expect(choose(entries, [["B"]]).index).toBe(1);
    expect(choose(entries).index).toBe(0);
  });

  it("is one that holds a former secret of the key, before one of the right name", () => {
    expect(choose([entry([suggestion]), entry(["OLD_NAME"], former)]).index).toBe(1);
  });

  it("is not one that holds another key", () => {
    const other = { ...key, keyId: "ari-read" as KeyId };
    expect(choose([entry(["A"], other)]).index).toBeNull();
  });

  it("is the one of the suggested name in any letter case, on any level", () => {
    expect(choose([entry(["X"]), entry(["keys", "bakuun_ari_post_key"])]).index).toBe(1);
    expect(choose([entry(["keys", "bakuun_ari_post_key_2"])]).index).toBeNull();
  });

  it("is a new one of the suggested name, or of the linked one that is gone", () => {
    expect(choose([entry(["A"])])).toEqual({ index: null, newName: suggestion });
    const gone: EntryPath = ["keys.ari", "post"];
    const choice = choose([entry([suggestion])], [gone]);
    expect(choice).toEqual({ index: null, newName: "keys.ari.post" });
    expect(chosenPath(choice, fakeConfigFile({ format: "json" }), [gone])).toEqual(gone);
  });

  it("knows a company key by its ending and its date, since its id holds for one run", () => {
    const held = { ...key, keyId: null, group: null, name: null };
    const file = fakeConfigFile({ entries: [entry(["A"], held)] });
    const chosen = (created: Instant | null) =>
      firstChoice({ file, key: { ...held, created }, linked: [], suggestion }).index;
    expect(chosen(held.created)).toBe(0);
    expect(chosen(null)).toBeNull();
  });
});

describe("the place of a new entry", () => {
  it("is below its dots in nested formats, in its section in INI, and its whole name elsewhere", () => {
    expect(newEntryPath(" Bakuun.PostKey ", "json")).toEqual(["Bakuun", "PostKey"]);
    expect(newEntryPath("a.b.c", "yaml")).toEqual(["a", "b", "c"]);
    expect(newEntryPath("a.b", "toml")).toEqual(["a", "b"]);
    expect(newEntryPath("bakuun.post_key", "ini")).toEqual(["bakuun", "post_key"]);
    expect(newEntryPath("remote.origin.key", "ini")).toEqual(["remote.origin", "key"]);
    expect(newEntryPath("post_key", "ini")).toEqual(["post_key"]);
    expect(newEntryPath("bakuun.post.key", "properties")).toEqual(["bakuun.post.key"]);
    expect(newEntryPath("A.B", "dotenv")).toEqual(["A.B"]);
  });

  it("is nowhere without a name, or with nothing between two dots", () => {
    expect(newEntryPath("  ", "dotenv")).toBeNull();
    expect(newEntryPath("a..b", "json")).toBeNull();
    expect(newEntryPath("section.", "ini")).toBeNull();
    expect(newEntryPath(Array.from({ length: 51 }, () => "a").join("."), "yaml")).toBeNull();
  });
});

describe("the suggested name", () => {
  const post = { group: "ari" as KeyGroup, access: "post", name: "Post" } as const;

  it("is the connection's pattern with the key's words", () => {
    expect(suggestedName(liveConnection, post)).toBe("BAKUUN_ARI_POST_KEY");
    const all = "{platform}_{connection}_{environment}_{group}_{access}";
    const rateShop = { ...post, group: "rateShop" as KeyGroup };
    const connection = { ...liveConnection, name: "Fjällgården & co", namePattern: all };
    expect(suggestedName(connection, rateShop)).toBe("BAKUUN_FJALLGARDEN_CO_LIVE_RATE_SHOP_POST");
  });

  it("calls an access that is neither read nor post by the platform's own name", () => {
    const other = { ...post, access: "other", name: "Rate Push" } as const;
    expect(suggestedName(liveConnection, other)).toBe("BAKUUN_ARI_RATE_PUSH_KEY");
  });

  it("leaves out what a company key does not have", () => {
    expect(suggestedName(bokameraConnection, {})).toBe("BOKAMERA_API_KEY");
    const pattern = { ...bokameraConnection, namePattern: "{group}_API_{access}_KEY_{access}" };
    expect(suggestedName(pattern, {})).toBe("API_KEY");
  });
});

describe("the entries of a large file", () => {
  const many = Array.from({ length: 250 }, (_, at) => entry([`ENTRY_${at}`]));

  it("are a hundred, and the chosen one, and how many more there are", () => {
    const { shown, leftOut } = shownEntries(many, "", 200);
    expect(shown).toHaveLength(101);
    expect(shown.at(-1)?.index).toBe(200);
    expect(leftOut).toBe(149);
  });

  it("are those whose names have all the words, and the chosen one", () => {
    const { shown, leftOut } = shownEntries(many, "entry 24", 3);
    expect(shown.map(({ index }) => index)).toEqual([3, 24, 124, 224, ...tens(240)]);
    expect(leftOut).toBe(0);
  });
});

describe("the links of a row", () => {
  const id = (text: string) => text as LinkId;

  it("are found by the id for a key of a group, whatever secret it has now", () => {
    const link = fakeLink();
    const links = linksByKey([link, fakeLink({ linkId: id("other"), key: other("keyId") })]);
    expect(linksOfKey(links, { ...key, maskedKey: "••••••••••••0000" })).toEqual([link]);
  });

  it("are found by ending and date for a company key", () => {
    const company = { ...key, keyId: null };
    const link = fakeLink({ key: company });
    const links = linksByKey([
      link,
      fakeLink({ linkId: id("a"), key: { ...company, ...other("maskedKey"), keyId: null } }),
      fakeLink({ linkId: id("b"), key: { ...company, created: null } }),
    ]);
    expect(linksOfKey(links, company)).toEqual([link]);
    expect(linksOfKey(links, { ...company, maskedKey: "••••••••••••9999" })).toEqual([]);
  });

  function other(part: "keyId" | "maskedKey"): KeyReference {
    return part === "keyId"
      ? { ...key, keyId: "ari-read" as KeyId }
      : { ...key, maskedKey: "••••••••••••c07e" };
  }
});

function tens(from: number): readonly number[] {
  return Array.from({ length: 10 }, (_, at) => from + at);
}
