#!/usr/bin/env node
// Runs the program of the package for this platform.
"use strict";
const { spawnSync } = require("node:child_process");

const name = `${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "bin/diglot.exe" : "bin/diglot";

function find() {
  for (const target of [name, `${name}-musl`]) {
    try {
      return require.resolve(`@diglot/${target}/${program}`);
    } catch {
      // Not installed: the next one, or none.
    }
  }
  console.error(`diglot: there is no program for ${name}, or it was not installed (npm's --omit=optional leaves it out)`);
  process.exit(2);
}

const run = spawnSync(find(), process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`diglot: ${run.error.message}`);
  process.exit(2);
}
// Ended by a signal: as shells say it.
process.exit(run.status ?? 128 + (require("node:os").constants.signals[run.signal] ?? 0));
