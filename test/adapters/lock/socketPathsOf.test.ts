import { describe, expect, it } from "vitest";
import { socketPathsOf } from "../../../electron/adapters/lock/dbus/socketPathsOf.ts";

describe("socketPathsOf", () => {
  it.each([
    ["unix:path=/run/user/1000/bus", ["/run/user/1000/bus"]],
    ["unix:guid=0123,path=/a%20b;unix:abstract=/tmp/dbus-x,guid=0123", ["/a b", "\0/tmp/dbus-x"]],
    ["unix:path=/a%zz", []],
    ["unix:runtime=yes", []],
    ["autolaunch:", []],
    ["", []],
  ])("finds the sockets of %j", (address, paths) => {
    expect(socketPathsOf(address)).toEqual(paths);
  });

  it.each([
    "tcp:host=bus.invalid,port=1",
    "unixexec:path=/bin/sh,argv1=-c",
    "nonce-tcp:host=127.0.0.1,port=1,noncefile=/a",
    "launchd:env=X",
  ])("goes nowhere but to a socket of this computer: %s", (address) => {
    expect(socketPathsOf(address)).toEqual([]);
  });
});
