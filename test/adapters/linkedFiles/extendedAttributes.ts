import { execFileSync } from "node:child_process";

/*
 * Node has no call for extended attributes, and not every machine has attr's programs. Perl, which
 * every Debian has, can make the system calls themselves.
 */

const perl = "perl";
const numbersOf: Readonly<Record<string, { readonly set: number; readonly get: number }>> = {
  x64: { set: 188, get: 191 },
  arm64: { set: 5, get: 8 },
};
const numbers = process.platform === "linux" ? numbersOf[process.arch] : undefined;

/** Throws when the file system has none. */
export function setAttribute(path: string, name: string, value: Uint8Array): void {
  const program =
    'my($n,$p,$a,$v)=@ARGV; $v=pack("H*",$v); exit(syscall($n+0,$p,$a,$v,length $v,0) ? 1 : 0)';
  runPerl(program, [String(numbers?.set), path, name, Buffer.from(value).toString("hex")]);
}

/** null when the file has none of this name. */
export function attributeOf(path: string, name: string): Buffer | null {
  const program =
    'my($n,$p,$a)=@ARGV; my $v="\\0" x 4096; my $l=syscall($n+0,$p,$a,$v,4096); ' +
    'print $l < 0 ? "none" : unpack("H*",substr($v,0,$l))';
  const found = runPerl(program, [String(numbers?.get), path, name]);
  return found === "none" ? null : Buffer.from(found, "hex");
}

/** Why attributes can't be tried in this folder; null when they can. */
export function whyNoAttributes(file: string): string | null {
  if (numbers === undefined) return "no number of the system call is known here";
  try {
    setAttribute(file, "user.keyrack-try", Buffer.of(1));
    return null;
  } catch {
    return "no perl here, or a file system without extended attributes";
  }
}

/** An access control list by which the user `uid` may read, as the kernel keeps it. */
export function accessListFor(uid: number): Buffer {
  const none = 0xffffffff;
  const entries = [
    [0x01, 6, none],
    [0x02, 4, uid],
    [0x04, 4, none],
    [0x10, 4, none],
    [0x20, 0, none],
  ] as const;
  const bytes = Buffer.alloc(4 + entries.length * 8);
  bytes.writeUInt32LE(2, 0);
  for (const [at, [tag, permissions, id]] of entries.entries()) {
    bytes.writeUInt16LE(tag, 4 + at * 8);
    bytes.writeUInt16LE(permissions, 6 + at * 8);
    bytes.writeUInt32LE(id, 8 + at * 8);
  }
  return bytes;
}

function runPerl(program: string, args: readonly string[]): string {
  return execFileSync(perl, ["-e", program, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}
