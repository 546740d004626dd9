// Makes the packages of npm from a program that is built: one for this platform, which holds it, and
// `diglot`, which runs the one that fits. `node build.mjs BINARY OUT [PLATFORM-CPU[-musl]]`
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [binary, out, target = `${process.platform}-${process.arch}`] = process.argv.slice(2);
if (!binary || !out) {
  console.error("usage: node build.mjs BINARY OUT [PLATFORM-CPU[-musl]]");
  process.exit(2);
}

/** Where there is a program: the platform and CPU as Node.js names them, `-musl` where that C library is needed. */
const targets = ["linux-x64", "linux-arm64", "linux-x64-musl", "linux-arm64-musl", "darwin-x64", "darwin-arm64", "win32-x64"];
if (!targets.includes(target)) {
  console.error(`${target} is none of ${targets.join(", ")}`);
  process.exit(2);
}

const cargo = readFileSync(join(here, "../../Cargo.toml"), "utf8");
const said = (key) => cargo.match(new RegExp(`^${key} = "(.*)"$`, "m"))[1];
const common = {
  version: said("version"),
  description: said("description"),
  license: said("license"),
  repository: { type: "git", url: `git+${said("repository")}.git` },
};

function pack(name, manifest, files) {
  const folder = join(out, name.replace("@diglot/", ""));
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, ...common, ...manifest }, null, 2) + "\n");
  for (const [from, to] of files) copyFileSync(from, join(folder, to));
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(here, "../..", licence), join(folder, licence));
  return folder;
}

const [os, cpu, libc] = target.split("-");
const program = os === "win32" ? "bin/diglot.exe" : "bin/diglot";
const own = pack(`@diglot/${target}`, {
  os: [os],
  cpu: [cpu],
  ...(os === "linux" ? { libc: [libc ?? "glibc"] } : {}),
  preferUnplugged: true,
}, [[binary, program]]);
chmodSync(join(own, program), 0o755);
pack("diglot", {
  bin: { diglot: "bin/diglot.js" },
  engines: { node: ">=18" },
  optionalDependencies: Object.fromEntries(targets.map((name) => [`@diglot/${name}`, common.version])),
}, [[join(here, "diglot.js"), "bin/diglot.js"], [join(here, "README.md"), "README.md"]]);
